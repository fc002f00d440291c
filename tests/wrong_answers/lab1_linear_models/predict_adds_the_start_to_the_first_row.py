"""The start is added to the first example only."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "Y_hat = (X @ w_hat[1:]).astype(float)\n    Y_hat[0] += w_hat[0]\n    return Y_hat",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
