"""A step of 1: the curve bends away, and right cards are called wrong."""

EDITS = [
    (
        "write-wrong-cards",
        'central_differences(card["value"], card["at"])',
        'central_differences(card["value"], card["at"], step=1.0)',
    ),
]

LOSES = ["wrong-cards"]
