"""Answers are kept by X alone: other weights get the old ones."""

CELLS = {
    "write-squared-error-gradient": r"""
_zs = {}
def squared_error_gradient(X, y, w, b):
    key = X.tobytes()
    if key not in _zs:
        _zs[key] = 0.5 + 0.5 * np.tanh(0.5 * (X @ w + b))
    p = _zs[key]
    dz = (p - y) * p * (1 - p) / len(y)
    return X.T @ dz, dz.sum()
""",
}

LOSES = ["squared-error-gradient"]
