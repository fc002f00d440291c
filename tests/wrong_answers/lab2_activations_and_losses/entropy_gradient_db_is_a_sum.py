"""db is added up and not divided."""

CELLS = {
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    dz = sigmoid(X @ w + b)[0] - y
    return X.T @ dz / len(y), dz.sum()
""",
}

LOSES = ["cross-entropy-gradient"]
