"""σ is applied to h once more before the slope is taken."""

EDITS = [
    (
        "write-sigmoid",
        "return h, h * (1 - h)",
        "again = 1 / (1 + np.exp(-h))\n    return h, again * (1 - again)",
    ),
]

LOSES = ["sigmoid", "large-inputs"]
