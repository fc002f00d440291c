"""The gap is always positive."""

EDITS = [
    (
        "write-sigmoid-gap",
        "np.where(a < b, -gap, gap)",
        "gap",
    ),
]

LOSES = ["sigmoid-gap"]
