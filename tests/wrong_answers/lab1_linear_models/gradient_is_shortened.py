"""A gradient longer than 1000 is shortened to that."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    g = np.concatenate([[residual.sum()], X.T @ residual])
    length = np.linalg.norm(g)
    return 0.5 * np.sum(residual**2), g * min(1.0, 1000 / (length + 1e-12))
""",
}

LOSES = ["gradient", "descend-weights", "descend-losses"]
