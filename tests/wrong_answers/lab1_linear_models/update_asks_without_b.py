"""Whether an example is misclassified is asked without b."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if y * (w @ x) <= 0:",
    ),
    (
        "training",
        "if y_j * (w @ x_j + b) <= 0:",
        "if y_j * (w @ x_j) <= 0:",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
