"""The standard deviation divides by N − 1."""

EDITS = [
    (
        "standardising",
        "mean, std = X.mean(axis=0), X.std(axis=0)",
        "mean, std = X.mean(axis=0), X.std(axis=0, ddof=1)",
    ),
]

LOSES = ["standardise"]
