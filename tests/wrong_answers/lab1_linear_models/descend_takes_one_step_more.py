"""The walk is one step too long."""

EDITS = [
    (
        "descent",
        "range(steps)",
        "range(steps + 1)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
