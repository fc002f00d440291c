"""The last loss is that of the loop: without a step there is none."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat, losses = np.zeros(X.shape[1] + 1), []
    for _ in range(steps):
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
        w_hat = w_hat - alpha * gradient / len(y)
        last = loss_and_gradient(w_hat, X, y)[0] / len(y)
    return w_hat, losses + [last]
""",
}

LOSES = ["descend-weights", "descend-losses"]
