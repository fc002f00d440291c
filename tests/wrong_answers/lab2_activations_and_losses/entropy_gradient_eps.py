"""A tiny number is added below the line before σ′ cancels."""

CELLS = {
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    p = 0.5 + 0.5 * np.tanh(0.5 * (X @ w + b))
    dz = (p - y) / (p * (1 - p) + 1e-7) * p * (1 - p) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["cross-entropy-gradient"]
