"""The last entry of ŵ is taken for the start."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "return X @ w_hat[:-1] + w_hat[-1]",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
