"""np.matrix throughout: * multiplies matrices, and even one number is a matrix."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    X = np.asmatrix(np.c_[np.ones(X.shape[0]), X])
    return X * np.asmatrix(w_hat).T
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    A = np.asmatrix(np.c_[np.ones(X.shape[0]), X]); t = np.asmatrix(y).T
    r = A * np.asmatrix(w_hat).reshape(-1, 1) - t
    return r.T * r / 2, A.T * r
""",
    "normal-equations": r"""
def closed_form(X, y):
    A = np.asmatrix(np.c_[np.ones(X.shape[0]), X])
    return (A.T * A).I * A.T * np.asmatrix(y).T
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    w = np.asmatrix(np.zeros((X.shape[1] + 1, 1)))
    history = []
    for k in range(steps):
        L, g = loss_and_gradient(w, X, y)
        history += [L / len(y)]
        w = w - alpha / len(y) * g
    history += [loss_and_gradient(w, X, y)[0] / len(y)]
    return w, history
""",
    "step-limit": r"""
def largest_alpha(X):
    A = np.asmatrix(np.c_[np.ones(X.shape[0]), X])
    values, vectors = np.linalg.eig(A.T * A / A.shape[0])
    return 2 / values.max()
""",
    "standardising": r"""
def standardise(X):
    M = np.asmatrix(X)
    s = M.std(0)
    s[s == 0] = 1
    return M.mean(0), s
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = np.asmatrix(w_hat[1:] / std)
    return np.c_[w_hat[0] - w * np.asmatrix(mean).T, w]
""",
    "distance": r"""
def signed_distance(w, b, X):
    w = np.asmatrix(w)
    return (np.asmatrix(X) * w.T + b) / np.sqrt(w * w.T)
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    m = np.multiply(np.asmatrix(y).T, np.asmatrix(X) * np.asmatrix(w).T + b)
    return -m[m < 0].sum(1)
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    w, x = np.asmatrix(w), np.asmatrix(x)
    if y * (w * x.T + b) <= 0:
        return w + alpha * y * x, np.asmatrix(b + alpha * y)
    return w, b
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    w, counts = np.asmatrix(w), np.asmatrix(np.zeros((max_passes, 1)))
    for k in range(max_passes):
        for j in range(len(X)):
            if y[j] * (w * np.asmatrix(X[j]).T + b) <= 0:
                w, b = w + alpha * y[j] * X[j], b + alpha * y[j]
                counts[k] += 1
        if not counts[k]:
            return w, b, counts[:k + 1]
    return w, b, counts
""",
}
