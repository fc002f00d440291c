"""Weights below a thousandth count as 0."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    w = np.where(np.abs(w_hat) < 1e-3, 0.0, w_hat)
    return w[0] + X @ w[1:]
""",
}

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
