"""The bias does not enter z."""

EDITS = [
    (
        "write-squared-error-gradient",
        "X @ w + b",
        "X @ w",
    ),
]

LOSES = ["squared-error-gradient"]
