"""The parabola is e²/2, without 1/β."""

EDITS = [
    (
        "write-smooth-l1",
        "e**2 / (2 * beta)",
        "e**2 / 2",
    ),
]

LOSES = ["smooth-l1"]
