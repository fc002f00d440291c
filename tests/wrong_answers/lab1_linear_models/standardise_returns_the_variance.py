"""The root is missing."""

EDITS = [
    (
        "standardising",
        "mean, std = X.mean(axis=0), X.std(axis=0)",
        "mean, std = X.mean(axis=0), X.var(axis=0)",
    ),
]

LOSES = ["standardise"]
