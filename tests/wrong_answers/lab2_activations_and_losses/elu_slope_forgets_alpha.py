"""The slope on the left is e^z without α."""

EDITS = [
    (
        "write-elu",
        "1.0, alpha * power)",
        "1.0, power)",
    ),
]

LOSES = ["elu"]
