"""The deviation is averaged, not the variance."""

EDITS = [
    (
        "batch-norm-functions",
        "X.var(axis=0, ddof=1) - variance",
        "X.std(axis=0, ddof=1) - variance",
    ),
]

LOSES = ["running-update"]
