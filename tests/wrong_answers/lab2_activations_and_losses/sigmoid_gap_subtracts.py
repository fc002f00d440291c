"""The two values are computed and subtracted."""

EDITS = [
    (
        "write-sigmoid-gap",
        "return np.where(a < b, -gap, gap)",
        "return sigmoid(a)[0] - sigmoid(b)[0]",
    ),
]

LOSES = ["sigmoid-gap"]
