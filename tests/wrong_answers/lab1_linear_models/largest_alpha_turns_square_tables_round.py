"""A square X is turned round."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    if X.shape[0] == X.shape[1]:
        X = X.T
    X1 = np.column_stack([np.ones(len(X)), X])
    return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()
""",
}

LOSES = ["largest-alpha"]
