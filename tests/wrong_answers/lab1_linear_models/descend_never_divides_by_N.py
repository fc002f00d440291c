"""The step uses the gradient of the sum."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = w_hat - alpha * gradient",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
