"""What stays is divided by p."""

EDITS = [
    (
        "dropout-functions",
        "/ (1 - p)",
        "/ max(p, 1e-9)",
    ),
]

LOSES = ["dropout-training"]
