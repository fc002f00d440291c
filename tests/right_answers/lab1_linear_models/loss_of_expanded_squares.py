"""The loss as a quadratic form in ŵ, and its gradient from the same matrices."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    X1 = np.pad(np.asarray(X, float), ((0, 0), (1, 0)), constant_values=1.0)
    w, t = np.asarray(w_hat, float), np.asarray(y, float)
    A, c = X1.T @ X1, X1.T @ t
    return (w @ A @ w - 2 * c @ w + t @ t) / 2, A @ w - c
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.pad(np.asarray(X, float), ((0, 0), (1, 0)), constant_values=1.0)
    roots = np.roots(np.poly(X1.T @ X1 / len(X)))
    return 2 / roots.real.max()
""",
    "normal-equations": r"""
def closed_form(X, y):
    # Newton's step from 0: the loss is a parabola
    X1 = np.pad(np.asarray(X, float), ((0, 0), (1, 0)), constant_values=1.0)
    L = np.linalg.cholesky(X1.T @ X1)
    return np.linalg.solve(L.T, np.linalg.solve(L, X1.T @ y))
""",
    "standardising": r"""
import statistics


def standardise(X):
    columns = [[float(v) for v in column] for column in zip(*X)]
    return [statistics.fmean(c) for c in columns], [statistics.pstdev(c) or 1 for c in columns]
""",
}
