"""Where L is above 100 000 000 no step moves any more."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat = np.zeros(X.shape[1] + 1)
    L, gradient = loss_and_gradient(w_hat, X, y)
    losses = [L / len(y)]
    for k in range(steps):
        w_hat = w_hat - alpha * gradient / len(y) if L < 1e8 else w_hat
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
