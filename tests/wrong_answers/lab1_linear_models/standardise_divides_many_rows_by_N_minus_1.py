"""More than 30 rows are taken for a sample: it divides by N − 1."""

CELLS = {
    "standardising": r"""
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return mean, np.where(std == 0, 1.0, X.std(axis=0, ddof=int(len(X) > 30)))
""",
}

LOSES = ["standardise"]
