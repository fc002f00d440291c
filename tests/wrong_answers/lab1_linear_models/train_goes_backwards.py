"""The rows are taken from the last to the first."""

EDITS = [
    (
        "training",
        "zip(X, y, strict=True)",
        "zip(X[::-1], y[::-1], strict=True)",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
