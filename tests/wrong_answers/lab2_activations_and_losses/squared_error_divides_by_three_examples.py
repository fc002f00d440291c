"""N is taken to be 3, as in the visible example."""

EDITS = [
    (
        "write-squared-error",
        "e / len(e)",
        "e / 3",
    ),
]

LOSES = ["squared-error"]
