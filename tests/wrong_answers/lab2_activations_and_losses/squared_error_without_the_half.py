"""The ½ of the loss is forgotten."""

EDITS = [
    (
        "write-squared-error",
        "np.mean(e**2) / 2",
        "np.mean(e**2)",
    ),
]

LOSES = ["squared-error"]
