"""α is not used."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w + y * x, b + y",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
