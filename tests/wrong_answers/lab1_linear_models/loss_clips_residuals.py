"""Residuals beyond ±100 are clipped."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = np.clip(predict(w_hat, X) - y, -100, 100)
    return 0.5 * np.sum(residual**2), np.concatenate([[residual.sum()], X.T @ residual])
""",
}

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
