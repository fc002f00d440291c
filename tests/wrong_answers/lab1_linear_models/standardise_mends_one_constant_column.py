"""Only the first column that never changes gets 1."""

CELLS = {
    "standardising": r"""
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    if std.min() == 0:
        std[std.argmin()] = 1.0
    return mean, std
""",
}

LOSES = ["standardise"]
