"""Only signs are compared: a missing factor is not seen."""

EDITS = [
    (
        "write-wrong-cards",
        'np.max(np.abs(card["printed"](card["at"]) - measured)) > 1e-3 * np.max(np.abs(measured))',
        'np.any(card["printed"](card["at"]) * measured < 0)',
    ),
]

LOSES = ["wrong-cards"]
