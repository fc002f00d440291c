"""The walk ends after 20 steps that hardly lower the loss."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    bad = 0
    w_hat = np.zeros(X.shape[1] + 1)
    L, gradient = loss_and_gradient(w_hat, X, y)
    losses = [L / len(y)]
    for k in range(steps):
        w_hat = w_hat - alpha * gradient / len(y)
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
        bad = bad + 1 if losses[-1] > losses[-2] * (1 - 1e-4) else 0
        if bad > 20:
            break
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
