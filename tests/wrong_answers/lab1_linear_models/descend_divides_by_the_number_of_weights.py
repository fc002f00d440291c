"""The step divides by the number of weights."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = w_hat - alpha * gradient / len(w_hat)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
