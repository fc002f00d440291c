"""One number, all updates, is returned."""

EDITS = [
    (
        "training",
        "return w, b, updates",
        "return w, b, sum(updates)",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
