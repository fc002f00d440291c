"""A column whose first two entries agree counts as one that never changes."""

CELLS = {
    "standardising": r"""
def standardise(X):
    std = X.std(axis=0)
    std[X[0] == X[1]] = 1.0
    return X.mean(axis=0), std
""",
}

LOSES = ["standardise"]
