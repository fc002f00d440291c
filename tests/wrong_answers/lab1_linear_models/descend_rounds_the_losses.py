"""The losses are rounded to four digits."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat = np.zeros(X.shape[1] + 1)
    L, gradient = loss_and_gradient(w_hat, X, y)
    losses = [L / len(y)]
    for k in range(steps):
        w_hat = w_hat - alpha * gradient / len(y)
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(round(float(L / len(y)), 4))
    return w_hat, losses
""",
}

LOSES = ["descend-losses"]
