"""Four bits, which the machine does not multiply."""

EDITS = [
    (
        "plan-function",
        '1000, "bits": 8',
        '1000, "bits": 4',
    ),
]

LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
