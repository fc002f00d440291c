"""np.isclose decides whether a standard deviation is 0: 1e-9 counts as 0."""

CELLS = {
    "standardising": r"""
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return mean, np.where(np.isclose(std, 0), 1.0, std)
""",
}

LOSES = ["standardise"]
