"""The predictions are stored in an array with the dtype of X: whole numbers cut the fractions off."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    Y_hat = np.zeros_like(X[:, 0])
    for j in range(len(X)):
        Y_hat[j] = w_hat[0] + X[j] @ w_hat[1:]
    return Y_hat
""",
}

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
