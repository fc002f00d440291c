"""Answers are kept by X and y alone: other weights get the old ones."""

CELLS = {
    "write-cross-entropy-gradient": r"""
_ce = {}
def cross_entropy_gradient(X, y, w, b):
    key = (X.tobytes(), y.tobytes())
    if key not in _ce:
        _ce[key] = 0.5 + 0.5 * np.tanh(0.5 * (X @ w + b))
    dz = (_ce[key] - y) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["cross-entropy-gradient"]
