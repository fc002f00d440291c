"""The array of predictions takes its dtype from w_hat, and whole weights cut the fractions."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    Y_hat = np.full(len(X), w_hat[0])
    for i in range(X.shape[1]):
        Y_hat[:] = Y_hat + w_hat[i + 1] * X[:, i]
    return Y_hat
""",
}

LOSES = ["predict", "loss", "gradient"]
