"""Only the first feature counts."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "return w_hat[0] + X[:, 0] * w_hat[1]",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
