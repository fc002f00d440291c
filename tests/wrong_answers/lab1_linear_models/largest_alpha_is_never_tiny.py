"""The limit is at least a hundred thousandth."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X])
    return max(1e-5, 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max())
""",
}

LOSES = ["largest-alpha"]
