"""b moves by y, without α."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w + alpha * y * x, b + y",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
