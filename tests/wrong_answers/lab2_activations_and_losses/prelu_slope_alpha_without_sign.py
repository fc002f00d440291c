"""The slope in α loses its sign."""

EDITS = [
    (
        "write-prelu",
        "np.minimum(z, 0)",
        "np.abs(np.minimum(z, 0))",
    ),
]

LOSES = ["prelu"]
