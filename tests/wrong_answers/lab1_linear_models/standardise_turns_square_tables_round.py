"""A square X is turned round."""

CELLS = {
    "standardising": r"""
def standardise(X):
    axis = 0 if X.shape[0] != X.shape[1] else 1
    std = X.std(axis=axis)
    return X.mean(axis=axis), np.where(std == 0, 1.0, std)
""",
}

LOSES = ["standardise"]
