"""Mean and variance of each row."""

EDITS = [
    (
        "batch-norm-functions",
        "s = np.sqrt(X.var(axis=0) + epsilon)",
        "s = np.sqrt(X.var(axis=1, keepdims=True) + epsilon)",
    ),
    (
        "batch-norm-functions",
        "(X - X.mean(axis=0)) / s",
        "(X - X.mean(axis=1, keepdims=True)) / s",
    ),
]

LOSES = ["batch-norm-forward", "batch-norm-gradients"]
