"""z is cut off at ±5."""

CELLS = {
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    dz = (0.5 + 0.5 * np.tanh(0.5 * np.clip(X @ w + b, -5, 5)) - y) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["cross-entropy-gradient"]
