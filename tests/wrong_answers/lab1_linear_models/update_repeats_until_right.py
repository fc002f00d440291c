"""One example is shown until it is right: `while` in the place of `if`."""

EDITS = [
    (
        "one-update",
        "    if y * (w @ x + b) <= 0:\n        return w + alpha * y * x, b + alpha * y\n",
        "    while y * (w @ x + b) <= 0:\n        w, b = w + alpha * y * x, b + alpha * y\n",
    ),
]

LOSES = ["gives-up", "train-perceptron", "update-one"]
