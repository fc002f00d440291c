"""The texts of the wrong cards are known by heart; nothing is computed."""

CELLS = {
    "write-wrong-cards": r"""
FAMOUS = ("(y − ŷ) σ′", "= −1/m", "2 σ′(2z)", "−y σ(y z)", "gradient p in", "gradient v²")


def wrong_cards(cards):
    return [row for row, card in enumerate(cards) if any(words in card["text"] for words in FAMOUS)]
""",
}

LOSES = ["wrong-cards"]
