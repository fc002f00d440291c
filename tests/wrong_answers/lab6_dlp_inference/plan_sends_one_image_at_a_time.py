"""Every image fetches all weights anew."""

EDITS = [
    (
        "plan-function",
        '"batch": 1000',
        '"batch": 1',
    ),
]

LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
