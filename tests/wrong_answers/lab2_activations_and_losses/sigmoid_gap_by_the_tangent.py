"""σ′ times the distance: good for neighbours only."""

EDITS = [
    (
        "write-sigmoid-gap",
        "return np.where(a < b, -gap, gap)",
        "return sigmoid(b)[1] * (a - b)",
    ),
]

LOSES = ["sigmoid-gap"]
