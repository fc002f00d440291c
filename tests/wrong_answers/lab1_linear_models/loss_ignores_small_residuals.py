"""Residuals below a hundredth count as rounding."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    residual = np.where(np.abs(residual) < 1e-2, 0.0, residual)
    return 0.5 * np.sum(residual**2), np.concatenate([[residual.sum()], X.T @ residual])
""",
}

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
