"""The slope is 0 on the left, as if it were ReLU."""

EDITS = [
    (
        "write-prelu",
        "np.where(z > 0, 1.0, alpha)",
        "np.where(z > 0, 1.0, 0.0)",
    ),
]

LOSES = ["prelu"]
