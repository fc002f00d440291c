"""L is rounded to four digits."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    return round(float(0.5 * np.sum(residual**2)), 4), np.concatenate([[residual.sum()], X.T @ residual])
""",
}

LOSES = ["loss", "descend-losses"]
