"""The gradient is clipped at ±10 000, so that it cannot explode."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat = np.zeros(X.shape[1] + 1)
    L, gradient = loss_and_gradient(w_hat, X, y)
    losses = [L / len(y)]
    for k in range(steps):
        w_hat = w_hat - alpha * np.clip(gradient, -1e4, 1e4) / len(y)
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
