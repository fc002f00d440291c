"""Predictions are kept for each X, whatever the weights are."""

CELLS = {
    "linear-model": r"""
_cache = {}


def predict(w_hat, X):
    key = X.tobytes()
    if key not in _cache:
        _cache[key] = w_hat[0] + X @ w_hat[1:]
    return _cache[key]
""",
}

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
