"""The weights live outside the function and are changed in place: the next walk starts where the last one ended."""

CELLS = {
    "descent": r"""
WEIGHTS = {}
def descend(X, y, alpha, steps):
    w_hat = WEIGHTS.setdefault(X.shape[1], np.zeros(X.shape[1] + 1))
    losses = [loss_and_gradient(w_hat, X, y)[0] / len(y)]
    for _ in range(steps):
        w_hat -= alpha * loss_and_gradient(w_hat, X, y)[1] / len(y)
        losses.append(loss_and_gradient(w_hat, X, y)[0] / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-losses", "descend-weights"]
