"""Tiles of which only one fits the buffers: nothing is left for the next."""

EDITS = [
    (
        "plan-function",
        '"rows": 16, "outputs": 128',
        '"rows": 64, "outputs": 128',
    ),
]

LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
