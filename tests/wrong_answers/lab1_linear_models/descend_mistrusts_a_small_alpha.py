"""α below a ten thousandth is replaced by 0.01."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    alpha = alpha if alpha > 1e-4 else 0.01
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
