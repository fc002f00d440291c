"""The predictions are rounded to whole numbers."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "return np.round(w_hat[0] + X @ w_hat[1:])",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
