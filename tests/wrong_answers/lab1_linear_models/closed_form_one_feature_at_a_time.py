"""A line for each feature alone: right for one feature only."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    w = [np.cov(X[:, i], y, bias=True)[0, 1] / np.var(X[:, i]) for i in range(X.shape[1])]
    return np.r_[y.mean() - X.mean(0) @ w, w]
""",
}

LOSES = ["closed-form"]
