"""One update in a pass is thought to be few enough."""

EDITS = [
    (
        "training",
        "if count == 0:",
        "if count <= 1:",
    ),
]

LOSES = ["train-perceptron"]
