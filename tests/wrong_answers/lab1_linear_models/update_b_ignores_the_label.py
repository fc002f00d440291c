"""b always grows."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w + alpha * y * x, b + alpha",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
