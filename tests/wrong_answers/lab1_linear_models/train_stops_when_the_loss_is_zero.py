"""It stops when the loss is 0: points on the plane cost nothing, and the clean pass is never made."""

EDITS = [
    (
        "training",
        "if count == 0",
        "if perceptron_loss(w, b, X, y) == 0",
    ),
]

LOSES = ["gives-up", "train-perceptron"]
