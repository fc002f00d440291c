"""The training loop was copied with X_few and y_few in it: the digits that are handed in are never looked at."""

EDITS = [
    ("train-from-few", "H0 = X[rows] *", "H0 = X_few[rows] *"),
    ("train-from-few", "dY[np.arange(len(rows)), y[rows]] -= 1", "dY[np.arange(len(rows)), y_few[rows]] -= 1"),
]
LOSES = ["few-digits-78", "few-digits-82"]
