"""ε stands outside of the root."""

EDITS = [
    (
        "batch-norm-functions",
        "np.sqrt(X.var(axis=0) + epsilon)",
        "np.sqrt(X.var(axis=0)) + epsilon",
    ),
]

LOSES = ["batch-norm-forward", "batch-norm-gradients"]
