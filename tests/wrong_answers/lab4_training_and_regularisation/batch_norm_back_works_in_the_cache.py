"""The third term is computed in the cache's own array."""

EDITS = [
    (
        "batch-norm-functions",
        "    dX = gamma / s * (dY - dbeta / len(dY) - X_hat * dgamma / len(dY))",
        "    X_hat *= dgamma / len(dY)\n    dX = gamma / s * (dY - dbeta / len(dY) - X_hat)",
    ),
]

LOSES = ["batch-norm-gradients"]
