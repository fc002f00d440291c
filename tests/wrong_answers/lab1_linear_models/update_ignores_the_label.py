"""The label is missing: every update goes towards the example."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "return w + alpha * x, b + alpha",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
