"""The step is α times label minus answer, which is 2 α y for labels of ±1."""

EDITS = [
    (
        "one-update",
        "return w + alpha * y * x, b + alpha * y",
        "error = y - np.sign(w @ x + b)\n        return w + alpha * error * x, b + alpha * error",
    ),
]

LOSES = ["update-one", "train-perceptron", "gives-up"]
