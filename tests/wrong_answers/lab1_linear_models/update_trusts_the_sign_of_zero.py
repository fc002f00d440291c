"""A point on the plane is called +1, and with the label +1 it counts as right."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if (1 if w @ x + b >= 0 else -1) != y:",
    ),
    (
        "training",
        "if y_j * (w @ x_j + b) <= 0:",
        "if (1 if w @ x_j + b >= 0 else -1) != y_j:",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
