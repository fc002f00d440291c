"""The ½ of the loss is forgotten."""

EDITS = [
    (
        "write-squared-error-gradient",
        "dz = (y_hat",
        "dz = 2 * (y_hat",
    ),
]

LOSES = ["squared-error-gradient"]
