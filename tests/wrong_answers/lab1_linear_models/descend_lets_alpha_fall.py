"""The step size falls from step to step."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "alpha = 0.9 * alpha\n        w_hat = w_hat - alpha * gradient / len(y)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
