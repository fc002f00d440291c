"""Only the examples of class 0 pull."""

CELLS = {
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    y_hat = sigmoid(X @ w + b)[0]
    dz = np.where(y == 0, y_hat - y, 0) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["cross-entropy-gradient"]
