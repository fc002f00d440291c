"""The gradient takes its dtype from w_hat, and whole weights cut its fractions."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    gradient = np.zeros_like(w_hat)
    gradient[0] = residual.sum()
    gradient[1:] = X.T @ residual
    return 0.5 * np.sum(residual**2), gradient
""",
}

LOSES = ["gradient"]
