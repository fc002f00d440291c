"""Only the first entry of the gradient is compared."""

CELLS = {
    "write-wrong-cards": r"""
def wrong_cards(cards):
    wrong = []
    for position, card in enumerate(cards):
        measured = central_differences(card["value"], card["at"])
        if abs(card["printed"](card["at"])[0] - measured[0]) > 1e-3:
            wrong.append(position)
    return wrong
""",
}

LOSES = ["wrong-cards"]
