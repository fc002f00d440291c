"""The differences are taken a little beside the place where the printed gradient is."""

EDITS = [
    (
        "write-wrong-cards",
        'central_differences(card["value"], card["at"])',
        'central_differences(card["value"], card["at"] + 0.05)',
    ),
]

LOSES = ["wrong-cards"]
