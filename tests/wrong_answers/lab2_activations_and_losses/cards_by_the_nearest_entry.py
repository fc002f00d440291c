"""The smallest difference decides: a card that is wrong in one entry alone is not seen."""

EDITS = [
    (
        "write-wrong-cards",
        'np.max(np.abs(card["printed"](card["at"]) - measured))',
        'np.min(np.abs(card["printed"](card["at"]) - measured))',
    ),
]

LOSES = ["wrong-cards"]
