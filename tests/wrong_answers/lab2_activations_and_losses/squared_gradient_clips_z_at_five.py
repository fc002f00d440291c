"""z is cut off at ±5."""

CELLS = {
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    y_hat = 0.5 + 0.5 * np.tanh(0.5 * np.clip(X @ w + b, -5, 5))
    dz = (y_hat - y) * y_hat * (1 - y_hat) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["squared-error-gradient"]
