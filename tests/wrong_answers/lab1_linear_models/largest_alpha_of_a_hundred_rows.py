"""The matrix is made of the first 100 rows."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X])[:100]
    return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()
""",
}

LOSES = ["largest-alpha"]
