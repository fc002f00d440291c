"""np.allclose decides whether a column never changes."""

CELLS = {
    "standardising": r"""
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return mean, np.array([1.0 if np.allclose(X[:, i], X[0, i]) else std[i] for i in range(X.shape[1])])
""",
}

LOSES = ["standardise"]
