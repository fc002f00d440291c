"""After an update the pass starts over with the first row."""

EDITS = [
    (
        "training",
        "                count += 1",
        "                count += 1\n                break",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
