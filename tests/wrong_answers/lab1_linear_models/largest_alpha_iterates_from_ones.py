"""Power iteration from (1, …, 1), which is at right angles to some steepest directions."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X])
    A = X1.T @ X1 / len(X1)
    v = np.ones(len(A))
    for _ in range(200):
        v = A @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ A @ v)
""",
}

LOSES = ["largest-alpha"]
