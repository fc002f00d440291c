"""The gradient by central differences of the loss; the limit by trying step sizes on the gradient alone."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    w_hat, X, y = (np.asarray(array, dtype=float) for array in (w_hat, X, y))

    def L(w):
        return ((predict(w, X) - y) ** 2).sum() / 2

    h = 1e-3  # L is a parabola: differences of any length are exact
    return L(w_hat), np.array([(L(w_hat + h * e) - L(w_hat - h * e)) / (2 * h) for e in np.eye(len(w_hat))])
""",
    "step-limit": r'''
def largest_alpha(X):
    """Bisection: does a long walk down the bowl without a target shrink or grow?"""
    X1 = np.insert(X.astype(float), 0, 1, axis=1)
    A = X1.T @ X1 / len(X)

    def grows(alpha):
        step = np.linalg.matrix_power(np.eye(len(A)) - alpha * A, 2000)
        return not np.isfinite(step).all() or np.abs(step).max() > 2

    low, high = 0.0, 4 / A.trace() * len(A)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if grows(middle) else (middle, high)
    return low
''',
}
