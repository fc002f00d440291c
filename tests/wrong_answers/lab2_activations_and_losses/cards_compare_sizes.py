"""Sizes are compared: a wrong sign is not seen."""

EDITS = [
    (
        "write-wrong-cards",
        'np.abs(card["printed"](card["at"]) - measured)',
        'np.abs(np.abs(card["printed"](card["at"])) - np.abs(measured))',
    ),
]

LOSES = ["wrong-cards"]
