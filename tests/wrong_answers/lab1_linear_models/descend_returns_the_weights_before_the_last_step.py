"""The weights are one step behind the losses."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "before = w_hat\n        w_hat = w_hat - alpha * gradient / len(y)",
    ),
    (
        "descent",
        "    losses = [L / len(y)]",
        "    losses = [L / len(y)]\n    before = w_hat",
    ),
    (
        "descent",
        "return w_hat, losses",
        "return before, losses",
    ),
]

LOSES = ["descend-weights"]
