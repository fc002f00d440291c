"""The logarithm of the rounded probability."""

EDITS = [
    (
        "write-log-sigmoid",
        "np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))",
        "np.log(0.5 + 0.5 * np.tanh(0.5 * z))",
    ),
]

LOSES = ["log-sigmoid"]
