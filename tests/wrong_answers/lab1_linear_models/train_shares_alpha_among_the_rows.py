"""α is divided by the number of rows."""

EDITS = [
    (
        "training",
        "update_one(w, b, x_j, y_j, alpha)",
        "update_one(w, b, x_j, y_j, alpha / len(y))",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
