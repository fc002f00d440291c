"""The loss adds up over the first 64 examples only."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    return 0.5 * np.sum(residual[:64] ** 2), np.concatenate([[residual.sum()], X.T @ residual])
""",
}

LOSES = ["loss", "descend-losses"]
