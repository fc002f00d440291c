"""The plane moves away from the example."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w - alpha * y * x, b - alpha * y",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
