"""The loop over the features ends after ten of them."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    Y_hat = w_hat[0] * np.ones(len(X))
    for i in range(min(10, X.shape[1])):
        Y_hat = Y_hat + w_hat[i + 1] * X[:, i]
    return Y_hat
""",
}

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
