"""The median takes the place of the mean."""

EDITS = [
    (
        "standardising",
        "mean, std = X.mean(axis=0), X.std(axis=0)",
        "mean, std = np.median(X, axis=0), X.std(axis=0)",
    ),
]

LOSES = ["standardise"]
