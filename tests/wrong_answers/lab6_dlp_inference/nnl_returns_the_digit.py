"""inference returns the digit, not the probabilities."""

EDITS = [
    (
        "mnist-mlp",
        "return probabilities",
        "return probabilities.argmax(axis=1)",
    ),
]

LOSES = ["nnl-inference"]
