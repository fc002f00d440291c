"""N is the number of the lecture's houses, a name of the notebook."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    N = len(y_houses)
    w_hat = np.zeros(X.shape[1] + 1)
    losses = [loss_and_gradient(w_hat, X, y)[0] / N]
    for _ in range(steps):
        w_hat = w_hat - alpha * loss_and_gradient(w_hat, X, y)[1] / N
        losses.append(loss_and_gradient(w_hat, X, y)[0] / N)
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
