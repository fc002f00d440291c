"""The batch's variance divides by N − 1."""

EDITS = [
    (
        "batch-norm-functions",
        "X.var(axis=0) + epsilon",
        "X.var(axis=0, ddof=1) + epsilon",
    ),
]

LOSES = ["batch-norm-forward", "batch-norm-gradients"]
