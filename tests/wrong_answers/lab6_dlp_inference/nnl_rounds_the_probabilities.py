"""Probabilities are rounded to three decimals."""

EDITS = [
    (
        "mnist-mlp",
        "        return probabilities",
        "        return probabilities.round(3)",
    ),
]

LOSES = ["nnl-inference"]
