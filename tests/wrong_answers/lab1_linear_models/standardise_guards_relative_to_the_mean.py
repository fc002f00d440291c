"""A standard deviation below a hundred thousandth of the mean counts as 0."""

CELLS = {
    "standardising": r"""
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return mean, np.where(std <= 1e-5 * np.abs(mean), 1.0, std)
""",
}

LOSES = ["standardise"]
