"""The loss is averaged twice."""

EDITS = [
    (
        "write-squared-error",
        "np.mean(e**2) / 2",
        "np.mean(e**2) / (2 * len(e))",
    ),
]

LOSES = ["squared-error"]
