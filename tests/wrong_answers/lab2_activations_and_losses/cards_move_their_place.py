"""Each entry of card['at'] is moved, and not put back."""

CELLS = {
    "write-wrong-cards": r"""
def wrong_cards(cards):
    wrong = []
    for position, card in enumerate(cards):
        v = card["at"]
        p = card["printed"](v)
        g = np.zeros_like(v)
        for i in range(len(v)):
            v[i] += 1e-5
            up = card["value"](v)
            v[i] -= 2e-5
            g[i] = (up - card["value"](v)) / 2e-5
        if np.max(np.abs(p - g)) > 1e-3:
            wrong.append(position)
    return wrong
""",
}

LOSES = ["wrong-cards"]
