"""The update leaves points on the plane alone, and training counts them."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if y * (w @ x + b) < 0:",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
