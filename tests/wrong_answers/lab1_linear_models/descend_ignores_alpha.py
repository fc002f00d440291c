"""The step has a length of its own."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = w_hat - 0.01 * gradient / len(y)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
