"""σ is applied to the answer once more before its slope is taken."""

CELLS = {
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    y_hat = sigmoid(X @ w + b)[0]
    dz = (y_hat - y) * sigmoid(y_hat)[1] / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["squared-error-gradient"]
