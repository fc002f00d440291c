"""The entries of the gradient stay within ±1000."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    g = np.concatenate([[residual.sum()], X.T @ residual])
    return 0.5 * np.sum(residual**2), np.clip(g, -1000, 1000)
""",
}

LOSES = ["gradient", "descend-weights", "descend-losses"]
