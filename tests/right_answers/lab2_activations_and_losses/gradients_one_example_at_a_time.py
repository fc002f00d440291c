"""A loop over the examples adds up the gradients, by the chain rule written out."""

CELLS = {
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    dw, db = np.zeros(len(w)), 0.0
    for x, true in zip(X, y):
        y_hat = 1 / (1 + np.exp(-(x.dot(w) + b)))
        d_y_hat = -(true - y_hat)
        d_z = d_y_hat * y_hat * (1 - y_hat)
        dw += d_z * x
        db += d_z
    return [dw / len(y), db / len(y)]
""",
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    dw, db = np.zeros(len(w)), 0.0
    for x, true in zip(X, y):
        y_hat = 1 / (1 + np.exp(-(x.dot(w) + b)))
        d_y_hat = -true / y_hat + (1 - true) / (1 - y_hat)
        d_z = d_y_hat * y_hat * (1 - y_hat)
        dw += d_z * x
        db += d_z
    return [dw / len(y), db / len(y)]
""",
}
