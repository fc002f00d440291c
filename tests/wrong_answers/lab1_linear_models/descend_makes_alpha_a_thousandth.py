"""α is at least a thousandth."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    alpha = max(alpha, 1e-3)
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
