"""The slopes are not divided by N."""

EDITS = [
    (
        "write-squared-error",
        "e / len(e)",
        "e",
    ),
]

LOSES = ["squared-error"]
