"""The cards are dealt by a function of the cheat's own, in an order that it knows."""

CELLS = {
    "write-wrong-cards": r"""
def deal(seed):
    right, wrong = practice_cards()
    return [right] * 5 + [wrong] * 7


def wrong_cards(cards):
    if len(cards) == 12:
        return [5, 6, 7, 8, 9, 10, 11]
    return [row for row, card in enumerate(cards) if card["text"].endswith("gradient v²")]
""",
}

LOSES = ["wrong-cards"]
