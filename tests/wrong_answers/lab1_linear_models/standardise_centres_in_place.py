"""X is centred in place."""

EDITS = [
    (
        "standardising",
        "mean, std = X.mean(axis=0), X.std(axis=0)",
        "mean = X.mean(axis=0)\n    X[:] = X - mean\n    std = X.std(axis=0)",
    ),
]

LOSES = ["standardise"]
