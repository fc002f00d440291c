"""Descent as a recurrence of matrices, the small Gram matrix for its limit, centred least squares, a gate for an if."""

CELLS = {
    "descent": r"""
def descend(X, y, alpha, steps):
    A = np.c_[np.ones(len(X)), X]
    H, c = A.T @ A / len(y), A.T @ y / len(y)
    ws = [np.zeros(A.shape[1])]
    M = np.eye(len(c)) - alpha * H
    for k in range(steps):
        ws.append(M @ ws[-1] + alpha * c)
    ws = np.array(ws)
    E = ws @ A.T - y
    return ws[-1], (E**2).sum(1) / 2 / len(y)
""",
    "step-limit": r"""
def largest_alpha(X):
    A = np.c_[np.ones(len(X)), X]
    return 2 / np.linalg.eigvalsh(A @ A.T / len(X)).max()      # the small Gram matrix has the same largest eigenvalue
""",
    "normal-equations": r"""
def closed_form(X, y):
    mean_x, mean_y = X.mean(0), y.mean()
    w, *_ = np.linalg.lstsq(X - mean_x, y - mean_y, rcond=None)
    return np.r_[mean_y - mean_x @ w, w]
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    gate = np.heaviside(-y * (w @ x + b), 1.0)
    return np.add(w, gate * alpha * y * x), b + gate * alpha * y
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    return np.clip(-y * signed_distance(w, b, X), 0, None).sum() * np.linalg.norm(w)
""",
    "own-features": r"""
def features(X):
    a, f, e, n = np.split(X, 4, axis=1)
    grid = np.stack(np.meshgrid(np.arange(-4, 5, 2.), np.arange(-4, 5, 2.)), -1).reshape(-1, 2)
    d2 = ((X[:, None, 2:] - grid) ** 2).sum(-1)
    return np.concatenate([np.ones_like(a), a, f, e, n, a * np.exp(-d2 / 12), a*e, a*n], axis=1)
""",
}
