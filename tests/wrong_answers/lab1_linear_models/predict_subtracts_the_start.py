"""The start is subtracted, as if it were a threshold."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "return X @ w_hat[1:] - w_hat[0]",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
