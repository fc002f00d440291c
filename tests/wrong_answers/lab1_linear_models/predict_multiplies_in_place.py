"""The features are multiplied by their weights in the array that was handed in."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "X *= w_hat[1:]\n    return w_hat[0] + X.sum(axis=1)",
    ),
]

LOSES = ["predict", "loss", "gradient", "descend-weights", "descend-losses"]
