"""A floor under the probability."""

EDITS = [
    (
        "write-log-sigmoid",
        "np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))",
        "np.log(np.maximum(1 / (1 + np.exp(-z)), 1e-300))",
    ),
]

LOSES = ["log-sigmoid"]
