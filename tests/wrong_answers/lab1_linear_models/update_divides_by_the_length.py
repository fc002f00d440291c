"""The step is divided by the length of the example."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w + alpha * y * x / np.linalg.norm(x), b + alpha * y",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
