"""The ½ of the loss is kept in the gradient."""

CELLS = {
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    y_hat = sigmoid(X @ w + b)[0]
    dz = 0.5 * (y_hat - y) * y_hat * (1 - y_hat) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["squared-error-gradient"]
