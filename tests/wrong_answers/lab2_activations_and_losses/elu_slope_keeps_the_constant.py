"""The −1 of α (e^z − 1) is kept in the slope."""

EDITS = [
    (
        "write-elu",
        "1.0, alpha * power)",
        "1.0, alpha * (power - 1))",
    ),
]

LOSES = ["elu", "large-inputs"]
