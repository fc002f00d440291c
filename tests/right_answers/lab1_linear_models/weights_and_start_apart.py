"""Start and weights are kept apart and joined at the end."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    w0, w = w_hat[0], w_hat[1:]
    r = X.dot(w) + w0 - y
    slopes = [r.sum()] + [(r * X[:, i]).sum() for i in range(X.shape[1])]
    return sum(r**2) / 2, slopes
""",
    "normal-equations": r"""
def closed_form(X, y):
    centre, level = X.mean(axis=0), y.mean()
    w = np.linalg.lstsq(X - centre, y - level, rcond=None)[0]
    return np.hstack([level - centre @ w, w])
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    w, w0, losses = np.zeros(X.shape[1]), 0.0, []
    for k in range(steps):
        error = X @ w + w0 - y
        losses.append(0.5 * np.mean(error**2))
        w, w0 = w - alpha * X.T @ error / len(y), w0 - alpha * error.mean()
    losses.append(0.5 * np.mean((X @ w + w0 - y) ** 2))
    return np.r_[w0, w], losses
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w0, w = w_hat[0], w_hat[1:]
    return np.r_[w0 - np.sum(w * mean / std), w / std]
""",
}
