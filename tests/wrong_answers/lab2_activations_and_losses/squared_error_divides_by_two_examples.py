"""N is taken to be 2, as in the visible example."""

EDITS = [
    (
        "write-squared-error",
        "e / len(e)",
        "e / 2",
    ),
]

LOSES = ["squared-error"]
