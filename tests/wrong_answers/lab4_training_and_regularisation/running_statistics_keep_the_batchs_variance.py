"""The running variance divides by N."""

EDITS = [
    (
        "batch-norm-functions",
        "X.var(axis=0, ddof=1) - variance",
        "X.var(axis=0) - variance",
    ),
]

LOSES = ["running-update"]
