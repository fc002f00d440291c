"""The number of passes is returned."""

EDITS = [
    (
        "training",
        "return w, b, updates",
        "return w, b, len(updates)",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
