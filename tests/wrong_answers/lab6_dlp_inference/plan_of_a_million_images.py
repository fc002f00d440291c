"""A batch beyond what the chip takes."""

EDITS = [
    (
        "plan-function",
        '"batch": 1000',
        '"batch": 1_000_000',
    ),
]

LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
