"""Power iteration from (1, 0, …, 0), which sees nothing else where all features have the mean 0."""

CELLS = {
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X])
    A = X1.T @ X1 / len(X1)
    v = np.eye(len(A))[0]
    for _ in range(1000):
        v = A @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ A @ v)
""",
}

LOSES = ["largest-alpha"]
