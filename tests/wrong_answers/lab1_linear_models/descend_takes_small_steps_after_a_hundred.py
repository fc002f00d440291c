"""After 100 steps α is ten times smaller."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat = np.zeros(X.shape[1] + 1)
    L, gradient = loss_and_gradient(w_hat, X, y)
    losses = [L / len(y)]
    for k in range(steps):
        w_hat = w_hat - alpha * (1 if k < 100 else 0.1) * gradient / len(y)
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
    return w_hat, losses
""",
}

LOSES = ["descend-weights", "descend-losses"]
