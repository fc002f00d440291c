"""Sizes are compared, so that a wrong sign is not seen."""

EDITS = [
    (
        "write-wrong-cards",
        'np.max(np.abs(card["printed"](card["at"]) - measured))',
        'np.max(np.abs(np.abs(card["printed"](card["at"])) - np.abs(measured)))',
    ),
]

LOSES = ["wrong-cards"]
