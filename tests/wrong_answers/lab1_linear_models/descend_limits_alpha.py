"""α above 1 is thought to be a mistake and cut."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    alpha = min(alpha, 1.0)
    w_hat = np.zeros(X.shape[1] + 1)
    losses = [loss_and_gradient(w_hat, X, y)[0] / len(y)]
    for _ in range(steps):
        w_hat = w_hat - alpha * loss_and_gradient(w_hat, X, y)[1] / len(y)
        losses.append(loss_and_gradient(w_hat, X, y)[0] / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
