"""A batch of one row is not centred."""

EDITS = [
    (
        "batch-norm-functions",
        "    s = np.sqrt(X.var(axis=0) + epsilon)\n    X_hat = (X - X.mean(axis=0)) / s",
        "    s = np.sqrt(X.var(axis=0) + epsilon)\n    X_hat = (X - X.mean(axis=0)) / s if len(X) > 1 else X / s",
    ),
]

LOSES = ["batch-norm-forward", "batch-norm-gradients"]
