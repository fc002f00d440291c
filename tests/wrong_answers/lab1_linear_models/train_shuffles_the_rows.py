"""The rows are taken in a random order."""

EDITS = [
    (
        "training",
        "for x_j, y_j in zip(X, y, strict=True):",
        "order = rng.permutation(len(y))\n        for x_j, y_j in zip(X[order], y[order], strict=True):",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
