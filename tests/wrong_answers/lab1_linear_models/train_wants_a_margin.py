"""Examples nearer to the plane than 1 count as misclassified in training."""

EDITS = [
    (
        "training",
        "if y_j * (w @ x_j + b) <= 0:",
        "if y_j * (w @ x_j + b) <= 1:",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
