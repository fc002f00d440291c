"""The step goes along the gradient."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = w_hat + alpha * gradient / len(y)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
