"""The loss before the first step is missing."""

EDITS = [
    (
        "descent",
        "losses = [L / len(y)]",
        "losses = []",
    ),
]

LOSES = ["descend-losses"]
