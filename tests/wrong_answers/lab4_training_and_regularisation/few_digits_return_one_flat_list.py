"""Weights and biases one after the other, not in pairs."""

EDITS = [
    (
        "train-from-few",
        "    return [(values[0], values[1]), (values[2], values[3])]",
        "    return values",
    ),
]

LOSES = ["few-digits-78", "few-digits-82"]
