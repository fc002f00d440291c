"""The texts of the wrong cards are returned, not their positions."""

EDITS = [
    (
        "write-wrong-cards",
        "wrong.append(position)",
        'wrong.append(card["text"])',
    ),
]

LOSES = ["wrong-cards"]
