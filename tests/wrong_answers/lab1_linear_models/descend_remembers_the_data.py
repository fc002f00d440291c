"""The walk is kept for each X and y, whatever α and steps are."""

CELLS = {
    "descent": r"""
_walks = {}


def descend(X, y, alpha, steps):
    key = X.tobytes(), y.tobytes()
    if key not in _walks:
        w_hat = np.zeros(X.shape[1] + 1)
        losses = [loss_and_gradient(w_hat, X, y)[0] / len(y)]
        for _ in range(steps):
            w_hat = w_hat - alpha * loss_and_gradient(w_hat, X, y)[1] / len(y)
            losses.append(loss_and_gradient(w_hat, X, y)[0] / len(y))
        _walks[key] = w_hat, losses
    return _walks[key]
""",
}

LOSES = ["descend-weights", "descend-losses"]
