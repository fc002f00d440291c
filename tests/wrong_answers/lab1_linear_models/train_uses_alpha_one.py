"""α is not passed on."""

EDITS = [
    (
        "training",
        "update_one(w, b, x_j, y_j, alpha)",
        "update_one(w, b, x_j, y_j, 1.0)",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
