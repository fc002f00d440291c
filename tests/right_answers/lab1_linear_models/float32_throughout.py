"""All arithmetic in float32."""

CELLS = {
    "linear-model": r"""
f = np.float32


def predict(w_hat, X):
    w_hat = np.asarray(w_hat, f)
    return w_hat[0] + np.asarray(X, f) @ w_hat[1:]
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    r = predict(w_hat, X) - y.astype(f)
    return f(0.5) * (r @ r), np.append(r.sum(), X.astype(f).T @ r).astype(f)
""",
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X), f), X.astype(f)])
    return np.linalg.lstsq(X1, y.astype(f), rcond=None)[0]
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat, losses = np.zeros(X.shape[1] + 1, f), np.empty(steps + 1, f)
    for k in range(steps + 1):
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses[k] = L / len(y)
        if k < steps:
            w_hat -= f(alpha / len(y)) * gradient
    return w_hat, losses
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X), f), X.astype(f)])
    return f(2) / np.linalg.eigvalsh(X1.T @ X1 / f(len(X)))[-1]
""",
    "standardising": r"""
def standardise(X):
    mean, std = X.astype(f).mean(axis=0), X.astype(f).std(axis=0)
    return np.array([mean, np.where(std == 0, f(1), std)])
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = (w_hat[1:] / std).astype(f)
    return np.append(f(w_hat[0]) - w @ mean.astype(f), w).astype(f)
""",
    "distance": r"""
def signed_distance(w, b, X):
    w = w.astype(f)
    return (X.astype(f) @ w + f(b)) / np.linalg.norm(w)
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    margins = y.astype(f) * (X.astype(f) @ w.astype(f) + f(b))
    return -margins[margins <= 0].sum()
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    w, b, X, y, alpha = w.astype(f), f(b), X.astype(f), y.astype(f), f(alpha)
    updates = []
    while len(updates) < max_passes:
        n = 0
        for j in range(len(y)):
            if y[j] * (X[j] @ w + b) <= 0:
                w, b, n = w + alpha * y[j] * X[j], b + alpha * y[j], n + 1
        updates.append(n)
        if n == 0:
            break
    return w, b, tuple(updates)
""",
    "own-features": r"""
def features(X):
    area, floor, east, north = X.astype(f).T
    places = np.linspace(-6, 6, 5, dtype=f)
    hills = [np.exp(-((east - e) ** 2 + (north - n) ** 2) / f(14)) for e in places for n in places]
    return np.stack([floor, area] + [area * h for h in hills], axis=1)
""",
}
