"""Rows that agree count once."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X])
    X1 = np.unique(X1, axis=0)
    return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()
""",
}

LOSES = ["largest-alpha"]
