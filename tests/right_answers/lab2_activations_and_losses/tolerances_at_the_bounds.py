"""Five per cent of the largest slope are tolerated, the most that the text allows."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = np.asarray(slopes(x, f))
    share = np.abs(np.asarray(claims)[:, 1:-1] - measured).max(axis=1) / np.abs(measured).max()
    return np.where(share > 0.05)[0]
""",
    "write-wrong-cards": r"""
def wrong_cards(cards):
    measured = [central_differences(card["value"], card["at"]) for card in cards]
    printed = [card["printed"](card["at"]) for card in cards]
    pairs = enumerate(zip(printed, measured))
    return np.array([n for n, (p, m) in pairs if not np.allclose(p, m, rtol=0.01, atol=1e-4)])
""",
    "write-slopes": r"""
def slopes(x, f):
    return np.diff(np.c_[f[:-2], f[2:]], axis=1).ravel() / (2 * np.ptp(x) / (len(x) - 1))
""",
}
