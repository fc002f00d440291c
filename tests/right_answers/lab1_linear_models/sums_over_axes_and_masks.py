"""Broadcast sums, masked arrays, np.select, where= and out=."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    out = np.full(len(X), w_hat[0], dtype=float)
    for i, w in enumerate(w_hat[1:]):
        np.add(out, w * X[:, i], out=out)
    return out
""",
    "standardising": r"""
def standardise(X):
    mean = np.average(X, axis=0)
    std = np.sqrt(np.average((X - mean) ** 2, axis=0))
    same = (X == X[:1]).all(axis=0)
    return mean, np.select([same], [1.0], std)
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    # what the scaled model says at the origin and at the unit points
    n = len(mean)
    points = (np.vstack([np.zeros(n), np.identity(n)]) - mean) / std
    says = w_hat[0] + points @ w_hat[1:]
    return np.concatenate(([says[0]], says[1:] - says[0]))
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    margins = np.ma.masked_greater_equal(y * (X @ w + b), 0)
    return float(-margins.sum()) if margins.count() else 0
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    wrong = int(np.signbit(y * (w @ x + b)) or y * (w @ x + b) == 0)
    return w + wrong * alpha * y * x, b + wrong * alpha * y
""",
}
