"""Probabilities are rounded to four decimals, too fine for the small example to show."""

EDITS = [
    (
        "mnist-mlp",
        "        return probabilities",
        "        return probabilities.round(4)",
    ),
]

LOSES = ["nnl-inference"]
