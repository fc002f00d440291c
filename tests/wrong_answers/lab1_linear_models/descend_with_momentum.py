"""Each step keeps half of the last one."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "velocity = 0.5 * velocity + gradient / len(y)\n        w_hat = w_hat - alpha * velocity",
    ),
    (
        "descent",
        "    losses = [L / len(y)]",
        "    losses = [L / len(y)]\n    velocity = 0.0",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
