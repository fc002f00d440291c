"""tanh from sigmoid, the logistic loss from the binary one, gradients from losses, hyperbolic functions for the gap."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
    return h, np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))**2
""",
    "write-tanh": r"""
def tanh(z):
    s, ds = sigmoid(2 * z)
    return 2 * s - 1, 4 * ds
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    e = y_hat - y
    a = np.abs(e)
    m = np.minimum(a, beta)
    return np.mean(m * (a - m / 2)) / beta, np.clip(e / beta, -1, 1) / e.size
""",
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    L = np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))
    return L, (sigmoid(z)[0] - y) / z.size
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    L, s = binary_cross_entropy((y + 1) / 2, z)
    return L, s
""",
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    z = X @ w + b
    h, dh = sigmoid(z)
    _, dL = squared_error(y, h)
    dz = dL * dh
    return X.T @ dz, np.sum(dz)
""",
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    _, dz = binary_cross_entropy(y, X.dot(w) + b)
    return dz @ X, dz.sum(keepdims=True)
""",
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    return np.sinh((a - b) / 2) / (2 * np.cosh(a / 2) * np.cosh(b / 2))
""",
    "write-squared-error": r"""
def squared_error(y, y_hat):
    N = y.shape[0]
    return np.sum((y - y_hat) ** 2) / (2 * N), -(y - y_hat) / N
""",
}
