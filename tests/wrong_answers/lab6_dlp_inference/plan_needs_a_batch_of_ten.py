"""Ten images share a load of weights, which is too few for the last tier."""

EDITS = [
    (
        "plan-function",
        '"batch": 1000',
        '"batch": 10',
    ),
]

LOSES = ["cycles-520"]
