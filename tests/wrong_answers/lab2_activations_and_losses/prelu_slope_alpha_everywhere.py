"""The slope in α is z everywhere; where z is positive, α does nothing."""

EDITS = [
    (
        "write-prelu",
        "np.minimum(z, 0)",
        "z",
    ),
]

LOSES = ["prelu"]
