"""Only the spread is taken from the training."""

EDITS = [
    (
        "batch-norm-functions",
        "gamma * (X - mean) / np",
        "gamma * X / np",
    ),
]

LOSES = ["batch-norm-inference"]
