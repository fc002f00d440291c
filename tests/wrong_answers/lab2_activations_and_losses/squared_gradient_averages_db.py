"""db alone is averaged twice."""

EDITS = [
    (
        "write-squared-error-gradient",
        "dz.sum()",
        "dz.mean()",
    ),
]

LOSES = ["squared-error-gradient"]
