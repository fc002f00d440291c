"""Whatever is printed on a slide is called wrong, and whatever says v² alone."""

EDITS = [
    (
        "write-wrong-cards",
        'np.max(np.abs(card["printed"](card["at"]) - measured)) > 1e-3 * np.max(np.abs(measured))',
        'card["text"].startswith("slide") or card["text"].endswith(" v²") and "3" not in card["text"][-5:]',
    ),
]

LOSES = ["wrong-cards"]
