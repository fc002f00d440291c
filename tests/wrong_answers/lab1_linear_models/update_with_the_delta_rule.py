"""The step is proportional to the error y − (w·x + b), as in linear regression."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "error = y - (w @ x + b)\n        return w + alpha * error * x, b + alpha * error",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
