"""The condition is turned round."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if y * (w @ x + b) >= 0:",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
