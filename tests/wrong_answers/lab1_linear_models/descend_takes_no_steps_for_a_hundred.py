"""`steps or 100`: no step is taken for no answer."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    steps = steps or 100
    w_hat = np.zeros(X.shape[1] + 1)
    losses = [loss_and_gradient(w_hat, X, y)[0] / len(y)]
    for _ in range(steps):
        w_hat = w_hat - alpha * loss_and_gradient(w_hat, X, y)[1] / len(y)
        losses.append(loss_and_gradient(w_hat, X, y)[0] / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
