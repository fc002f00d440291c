"""b never moves."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w + alpha * y * x, b",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
