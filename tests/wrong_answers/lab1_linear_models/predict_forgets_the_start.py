"""The start w₀ is not added."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "return X @ w_hat[1:]",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
