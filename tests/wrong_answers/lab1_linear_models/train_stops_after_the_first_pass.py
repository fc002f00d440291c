"""Training ends after one pass."""

EDITS = [
    (
        "training",
        "        if count == 0:\n            break",
        "        break",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
