"""Prints, warns, uses helper functions, keyword defaults and star arguments."""

CELLS = {
    "linear-model": r"""
import warnings


def predict(w_hat, X, *, verbose=True):
    if verbose:
        print("predicting", X.shape)
        warnings.warn("predicting")
    return np.sum(np.hstack([np.ones((X.shape[0], 1)), X]) * w_hat, axis=1)
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y, factor=0.5):
    difference = y - predict(w_hat, X)
    gradient = np.zeros_like(w_hat, dtype=float)
    gradient[0] = -difference.sum()
    gradient[1:] = -(difference[:, None] * X).sum(axis=0)
    return np.float64(factor * np.square(difference).sum()), gradient
""",
    "distance": r"""
def signed_distance(*plane_and_points):
    w, b, X = plane_and_points
    unit = w / np.sqrt(np.square(w).sum())
    foot = -b * w / np.square(w).sum()
    return np.array([unit @ (x - foot) for x in X])
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    wrong = np.where(X @ w + b >= 0, 1, -1) != y
    return np.abs(X[wrong] @ w + b).sum()
""",
}
