"""The gradient looks at the first 32 examples only."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    few = residual[:32]
    return 0.5 * np.sum(residual**2), np.concatenate([[few.sum()], X[:32].T @ few])
""",
}

LOSES = ["gradient", "descend-weights", "descend-losses"]
