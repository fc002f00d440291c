"""A point on the plane counts as right: from 0 nothing ever begins."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if y * (w @ x + b) < 0:",
    ),
    (
        "training",
        "if y_j * (w @ x_j + b) <= 0:",
        "if y_j * (w @ x_j + b) < 0:",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
