"""Means and standard deviations of the first 100 rows."""

CELLS = {
    "standardising": r"""
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return X[:100].mean(axis=0), np.where(std == 0, 1.0, X[:100].std(axis=0))
""",
}

LOSES = ["standardise"]
