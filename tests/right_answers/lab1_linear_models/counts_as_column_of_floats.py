"""Counts as a float column, losses as a column, weights as rows (1, n)."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat = np.zeros((1, X.shape[1] + 1))
    losses = np.zeros((steps + 1, 1))
    for k in range(steps + 1):
        L, gradient = loss_and_gradient(w_hat[0], X, y)
        losses[k] = L / X.shape[0]
        if k != steps:
            w_hat -= alpha * np.atleast_2d(gradient) / X.shape[0]
    return [w_hat, losses]
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    w, x, t = np.array(w, ndmin=2), np.array(x, ndmin=2), y * alpha
    if np.all((w @ x.T + b) * y <= 0):
        w = w + t * x
        b = b + t
    return w, np.array([b])
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    w, b, counts = np.array(w, ndmin=2), np.array([b]), np.full((max_passes, 1), np.nan)
    for k in range(max_passes):
        counts[k] = 0
        for j in range(X.shape[0]):
            if np.all((w @ X[j] + b) * y[j] <= 0):
                w, b = w + alpha * y[j] * X[j : j + 1], b + alpha * y[j]
                counts[k] += 1
        if counts[k] == 0:
            break
    return w, b, counts[~np.isnan(counts[:, 0])]
""",
    "own-features": r'''
def features(X):
    """Rows one by one, as a list of lists."""
    rows = []
    for area, floor, east, north in X.tolist():
        row = [floor, area]
        for e in (-5, -2, 1, 4):
            for n in (-4.5, -1.5, 1.5, 4.5):
                row.append(area * 2.718281828 ** (-((east - e) ** 2 + (north - n) ** 2) / 13))
        rows.append(row)
    return rows
''',
}
