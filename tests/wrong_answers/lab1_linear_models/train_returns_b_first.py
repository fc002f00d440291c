"""b and w are returned in the wrong order."""

EDITS = [
    (
        "training",
        "return w, b, updates",
        "return b, w, updates",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
