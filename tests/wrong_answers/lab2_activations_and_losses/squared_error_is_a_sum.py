"""The loss is a sum over the examples."""

EDITS = [
    (
        "write-squared-error",
        "np.mean(e**2) / 2",
        "np.sum(e**2) / 2",
    ),
]

LOSES = ["squared-error"]
