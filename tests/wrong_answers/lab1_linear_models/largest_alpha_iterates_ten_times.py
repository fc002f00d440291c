"""Ten power iterations: enough only where one curvature is much larger than the others."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X])
    A, v = X1.T @ X1 / len(X1), np.ones(X.shape[1] + 1)
    for _ in range(10):
        v = A @ v / np.linalg.norm(A @ v)
    return 2 / (v @ A @ v)
""",
}

LOSES = ["largest-alpha"]
