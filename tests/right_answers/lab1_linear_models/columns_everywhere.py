"""Vectors are columns (N, 1) and (n + 1, 1), numbers are arrays with one entry."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    w_hat = np.asarray(w_hat).reshape(-1, 1)
    return X @ w_hat[1:] + w_hat[:1]
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y.reshape(-1, 1)
    X1 = np.hstack([np.ones((len(X), 1)), X])
    return residual.T @ residual / 2, X1.T @ residual
""",
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.hstack([np.ones((len(X), 1)), X])
    return np.linalg.inv(X1.T @ X1) @ X1.T @ y[:, None]
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat, losses = np.zeros((X.shape[1] + 1, 1)), []
    for step in range(steps + 1):
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses += [L / len(y)]
        if step < steps:
            w_hat = w_hat - alpha / len(y) * gradient
    return w_hat, losses
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.hstack([np.ones((len(X), 1)), X])
    return np.array([[2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1))[-1]]])
""",
    "standardising": r"""
def standardise(X):
    mean = X.mean(axis=0, keepdims=True)
    std = np.sqrt(((X - mean) ** 2).mean(axis=0, keepdims=True))
    return mean, np.where(std > 0, std, 1)
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = np.asarray(w_hat).reshape(-1, 1)
    mean, std = np.reshape(mean, (-1, 1)), np.reshape(std, (-1, 1))
    slopes = w[1:] / std
    return np.vstack([w[:1] - slopes.T @ mean, slopes])
""",
    "distance": r"""
def signed_distance(w, b, X):
    w = w.reshape(-1, 1)
    return (X @ w + b) / np.sqrt(w.T @ w)
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    margins = y.reshape(-1, 1) * (X @ w.reshape(-1, 1) + b)
    return -np.sum(margins, where=margins < 0, keepdims=True)
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    w, x = np.reshape(w, (-1, 1)), np.reshape(x, (-1, 1))
    wrong = y * (w.T @ x + b) <= 0
    return w + wrong * alpha * y * x, b + wrong * alpha * y
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    w, b, updates = w.reshape(-1, 1).copy(), np.array([[b]]), []
    for _ in range(max_passes):
        before = w, b
        n = 0
        for x_j, y_j in zip(X, y):
            new = update_one(w, b, x_j, y_j, alpha)
            n += int(not (np.array_equal(new[0], w) and np.array_equal(new[1], b)))
            w, b = new
        updates.append([n])
        if n == 0:
            break
    return w, b, np.array(updates)
""",
}
