"""What stays is multiplied by 1 − p."""

EDITS = [
    (
        "dropout-functions",
        "/ (1 - p)",
        "* (1 - p)",
    ),
]

LOSES = ["dropout-training"]
