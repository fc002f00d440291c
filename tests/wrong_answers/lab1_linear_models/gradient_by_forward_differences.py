"""Forward differences with a step of 0.001: off by half a step times the curvature."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    w_hat = np.asarray(w_hat, float)
    X, y = X.astype(float), y.astype(float)
    L = 0.5 * np.sum((predict(w_hat, X) - y) ** 2)
    step = 0.001
    return L, np.array([(0.5 * np.sum((predict(w_hat + step * e, X) - y) ** 2) - L) / step for e in np.eye(len(w_hat))])
""",
}

LOSES = ["gradient", "descend-weights", "descend-losses"]
