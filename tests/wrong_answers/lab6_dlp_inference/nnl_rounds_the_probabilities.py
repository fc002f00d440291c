"""Probabilities are rounded to four decimals."""

EDITS = [
    (
        "mnist-mlp",
        "        return probabilities",
        "        return probabilities.round(4)",
    ),
]

LOSES = ["nnl-inference"]
