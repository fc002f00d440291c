"""1 − e^t loses a tiny t."""

EDITS = [
    (
        "write-sigmoid-gap",
        "-np.expm1(low - high)",
        "(1 - np.exp(low - high))",
    ),
]

LOSES = ["sigmoid-gap"]
