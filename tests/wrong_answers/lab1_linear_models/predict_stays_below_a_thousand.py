"""Predictions beyond ±1000 are clipped."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    return np.clip(w_hat[0] + X @ w_hat[1:], -1000.0, 1000.0)
""",
}

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
