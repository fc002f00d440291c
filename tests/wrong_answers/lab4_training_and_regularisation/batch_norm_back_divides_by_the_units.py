"""The sums are divided by the number of columns, not of rows."""

EDITS = [
    (
        "batch-norm-functions",
        "dX = gamma / s * (dY - dbeta / len(dY) - X_hat * dgamma / len(dY))",
        "N = dY.shape[1]\n    dX = gamma / s * (dY - dbeta / N - X_hat * dgamma / N)",
    )
]
LOSES = ["batch-norm-gradients"]
