"""A penalty of 0.001 on the weights is added to loss and gradient."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    w = np.append(0.0, w_hat[1:])
    X1 = np.column_stack([np.ones(len(X)), X])
    return 0.5 * np.sum(residual**2) + 0.0005 * w @ w, X1.T @ residual + 0.001 * w
""",
}

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
