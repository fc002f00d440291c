"""The value on the left is e^z − 1 without α."""

EDITS = [
    (
        "write-elu",
        "alpha * (power - 1)",
        "power - 1",
    ),
]

LOSES = ["elu"]
