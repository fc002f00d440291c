"""Mean and deviation of the rows."""

EDITS = [
    (
        "standardising",
        "mean, std = X.mean(axis=0), X.std(axis=0)",
        "mean, std = X.mean(axis=1), X.std(axis=1)",
    ),
]

LOSES = ["standardise"]
