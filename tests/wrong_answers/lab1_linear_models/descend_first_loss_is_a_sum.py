"""The first entry of the history is not divided by N."""

EDITS = [
    (
        "descent",
        "losses = [L / len(y)]",
        "losses = [L]",
    ),
]

LOSES = ["descend-losses"]
