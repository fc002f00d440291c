"""The start is the mean of y, as if the features had the mean 0."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "w = np.linalg.lstsq(X - X.mean(axis=0), y - y.mean(), rcond=None)[0]\n    return np.append(y.mean(), w)",
    ),
]

LOSES = ["closed-form"]
