"""The walk is one step too short, and its end is counted twice."""

EDITS = [
    (
        "descent",
        "range(steps)",
        "range(steps - 1)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
