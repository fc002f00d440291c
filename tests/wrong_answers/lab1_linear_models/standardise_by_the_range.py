"""The range takes the place of the deviation."""

EDITS = [
    (
        "standardising",
        "mean, std = X.mean(axis=0), X.std(axis=0)",
        "mean, std = X.mean(axis=0), X.max(axis=0) - X.min(axis=0)",
    ),
]

LOSES = ["standardise"]
