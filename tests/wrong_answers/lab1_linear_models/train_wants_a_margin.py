"""Examples nearer to the plane than 2 count as misclassified in training."""

EDITS = [
    (
        "training",
        "if y_j * (w @ x_j + b) <= 0:",
        "if y_j * (w @ x_j + b) <= 2:",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
