"""The slopes are those of the loss without the ½."""

EDITS = [
    (
        "write-squared-error",
        "e / len(e)",
        "2 * e / len(e)",
    ),
]

LOSES = ["squared-error"]
