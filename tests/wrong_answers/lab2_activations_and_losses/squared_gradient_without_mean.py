"""The gradient is a sum over the examples."""

EDITS = [
    (
        "write-squared-error-gradient",
        " / len(y)",
        "",
    ),
]

LOSES = ["squared-error-gradient"]
