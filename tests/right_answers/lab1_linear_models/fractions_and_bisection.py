"""The loss by exact fractions, the limit by bisection over what is positive definite, descent by recursion."""

CELLS = {
    "loss-and-gradient": r"""
from fractions import Fraction


def loss_and_gradient(w_hat, X, y):
    w = [Fraction(float(v)) for v in w_hat]
    L, gradient = Fraction(0), [Fraction(0)] * len(w)
    for row, target in zip(X.tolist(), y.tolist()):
        x = [Fraction(1), *map(Fraction, row)]
        r = sum(a * c for a, c in zip(w, x)) - Fraction(target)
        L += r * r / 2
        gradient = [g + r * c for g, c in zip(gradient, x)]
    return float(L), [float(g) for g in gradient]
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = np.column_stack([np.ones(len(X)), X]).astype(float)
    A = X1.T @ X1 / len(X1)
    low, high = 0.0, A.trace()
    for _ in range(100):
        middle = (low + high) / 2
        positive = np.all(np.linalg.eigvalsh(middle * np.eye(len(A)) - A) > 0)
        low, high = (low, middle) if positive else (middle, high)
    return 2 / high
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    if steps == 0:
        w_hat = [0.0] * (X.shape[1] + 1)
        return w_hat, [loss_and_gradient(w_hat, X, y)[0] / len(y)]
    w_hat, losses = descend(X, y, alpha, steps - 1)
    gradient = loss_and_gradient(w_hat, X, y)[1]
    w_hat = [w - alpha * g / len(y) for w, g in zip(w_hat, gradient)]
    return w_hat, losses + [loss_and_gradient(w_hat, X, y)[0] / len(y)]
""",
}
