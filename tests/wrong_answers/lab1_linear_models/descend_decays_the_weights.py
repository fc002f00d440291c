"""Each step makes the weights a little smaller: a penalty that nobody asked for."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = (1 - 0.1 * alpha) * w_hat - alpha * gradient / len(y)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
