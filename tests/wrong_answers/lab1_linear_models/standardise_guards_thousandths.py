"""Deviations below 0.001 are taken for rounding."""

CELLS = {
    "standardising": r"""
def standardise(X):
    std = X.std(axis=0)
    return X.mean(axis=0), np.where(std < 1e-3, 1.0, std)
""",
}

LOSES = ["standardise"]
