"""w never moves."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w, b + alpha * y",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
