"""X is transposed wherever its rows look like its features: wrong for as many examples as features."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    if X.shape[0] == len(w_hat) - 1:
        X = X.T
    return w_hat[0] + X @ w_hat[1:]
""",
}

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
