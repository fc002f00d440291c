"""Features below a thousandth count as 0."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    return w_hat[0] + np.where(np.abs(X) < 1e-3, 0.0, X) @ w_hat[1:]
""",
}

LOSES = ["predict", "loss", "gradient"]
