"""The history holds the least loss so far."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat = np.zeros(X.shape[1] + 1)
    losses = [loss_and_gradient(w_hat, X, y)[0] / len(y)]
    for _ in range(steps):
        w_hat = w_hat - alpha * loss_and_gradient(w_hat, X, y)[1] / len(y)
        losses.append(min(losses[-1], loss_and_gradient(w_hat, X, y)[0] / len(y)))
    return w_hat, losses
""",
}

LOSES = ["descend-losses"]
