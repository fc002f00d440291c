"""A column without spread is divided by 0."""

EDITS = [
    (
        "batch-norm-functions",
        "np.sqrt(X.var(axis=0) + epsilon)",
        "np.sqrt(X.var(axis=0))",
    ),
]

LOSES = ["batch-norm-forward", "batch-norm-gradients"]
