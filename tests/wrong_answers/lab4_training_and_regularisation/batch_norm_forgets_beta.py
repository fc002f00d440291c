"""The shift β is missing."""

EDITS = [
    (
        "batch-norm-functions",
        "gamma * X_hat + beta, (",
        "gamma * X_hat, (",
    ),
]

LOSES = ["batch-norm-forward"]
