"""The stretch γ is missing, forward only."""

EDITS = [
    (
        "batch-norm-functions",
        "gamma * X_hat + beta, (",
        "X_hat + beta, (",
    ),
]

LOSES = ["batch-norm-forward"]
