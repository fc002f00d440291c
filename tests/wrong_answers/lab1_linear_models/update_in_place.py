"""w is changed in the array that was handed in."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "w += alpha * y * x\n        return w, b + alpha * y",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
