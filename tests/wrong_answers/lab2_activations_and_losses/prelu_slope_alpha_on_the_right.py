"""The slope in α is taken where z is positive."""

EDITS = [
    (
        "write-prelu",
        "np.minimum(z, 0)",
        "np.maximum(z, 0)",
    ),
]

LOSES = ["prelu"]
