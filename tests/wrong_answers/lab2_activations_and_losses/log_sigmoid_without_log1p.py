"""ln(1 + t) loses a tiny t."""

EDITS = [
    (
        "write-log-sigmoid",
        "np.log1p(np.exp(-np.abs(z)))",
        "np.log(1 + np.exp(-np.abs(z)))",
    ),
]

LOSES = ["log-sigmoid"]
