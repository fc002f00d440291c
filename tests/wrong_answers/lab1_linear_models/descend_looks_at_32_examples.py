"""The walk looks at the first 32 examples only."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    X, y = X[:32], y[:32]
    w_hat = np.zeros(X.shape[1] + 1)
    L, gradient = loss_and_gradient(w_hat, X, y)
    losses = [L / len(y)]
    for k in range(steps):
        w_hat = w_hat - alpha * gradient / len(y)
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
