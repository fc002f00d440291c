"""np.sum without an axis: one number for all examples; right for a single row."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    return w_hat[0] + np.sum(w_hat[1:] * X) * np.ones(len(X))
""",
}

LOSES = ["descend-losses", "descend-weights", "gradient", "loss", "predict"]
