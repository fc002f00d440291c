"""Ω of L2 is the whole sum of squares."""

EDITS = [
    (
        "penalty-functions",
        " for w in weights) / 2",
        " for w in weights)",
    ),
]

LOSES = ["penalty-value"]
