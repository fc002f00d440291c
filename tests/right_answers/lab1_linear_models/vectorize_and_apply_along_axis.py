"""np.vectorize with signatures, apply_along_axis, fromfunction; Fortran order in between."""

CELLS = {
    "linear-model": r"""
_row = np.vectorize(lambda w_hat, x: w_hat[0] + np.inner(w_hat[1:], x), signature="(m),(n)->()")


def predict(w_hat, X):
    return _row(w_hat, np.asfortranarray(X))
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    r = np.subtract(predict(w_hat, X), y)
    entry = np.vectorize(lambda i: r.sum() if i == 0 else np.vdot(r, X[:, int(i) - 1]), otypes=[float])
    return np.inner(r, r) / 2, entry(np.arange(len(w_hat)))
""",
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.asfortranarray(np.insert(X.astype(float), 0, 1, axis=1))
    U, s, Vt = np.linalg.svd(X1, full_matrices=False)
    return Vt.T @ ((U.T @ y) / s)
""",
    "standardising": r"""
def standardise(X):
    def spread(column):
        return 1.0 if np.ptp(column) == 0 else np.sqrt(np.mean(np.square(column - np.mean(column))))

    return np.apply_along_axis(np.mean, 0, X), np.apply_along_axis(spread, 0, X)
""",
    "distance": r"""
def signed_distance(w, b, X):
    scale = np.hypot.reduce(w.astype(float))
    return np.apply_along_axis(lambda x: (np.vdot(w, x) + b) / scale, 1, X)
""",
    "perceptron-sum": r"""
@np.vectorize
def _hinge(margin):
    return float(-margin) if margin < 0 else 0.0


def perceptron_loss(w, b, X, y):
    return np.add.reduce(_hinge(np.multiply(y, X.dot(w) + b)))
""",
}
