"""QR for the closed form; standardise in one pass of moments; the limit from the norm of a matrix."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    Q, R = np.linalg.qr(np.c_[np.ones(len(X)), X])
    return np.linalg.solve(R, Q.T @ y)
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.c_[np.ones(len(X)), X]
    return 2 / np.linalg.norm(X1.T @ X1 / len(X), 2)
""",
    "standardising": r"""
def standardise(X):
    X = X.astype(float)
    mean = X.sum(0) / len(X)
    variance = (X * X).sum(0) / len(X) - mean**2
    constant = X.max(0) == X.min(0)
    return mean, np.sqrt(np.where(constant, 1.0, variance))
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    M = [j for j in range(len(y)) if y[j] * (X[j] @ w + b) < 0]
    return -sum(y[j] * (X[j] @ w + b) for j in M)
""",
    "own-features": r"""
def features(X):
    area, floor, east, north = X.T
    e, n = east / 5, north / 5
    return np.array([floor] + [area * e**i * n**j for i in range(7) for j in range(7 - i)]).T
""",
}
