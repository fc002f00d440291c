"""np.gradient makes the slopes; the claims are judged by 3 per cent of the largest."""

CELLS = {
    "write-slopes": r"""
def slopes(x, f):
    return np.gradient(f, x[1] - x[0])[1:-1]
""",
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = slopes(x, f)
    share = abs(claims[:, 1:-1] - measured).max(axis=1) / abs(measured).max()
    return np.flatnonzero(share > 0.03)
""",
    "write-wrong-cards": r'''
def wrong_cards(cards):
    return np.array([k for k, card in enumerate(cards) if not agrees(**card)])


def agrees(value, printed, at, text, h=1e-4):
    """Does the printed gradient agree with the value, entry by entry?"""
    measured = [(value(at + h * e) - value(at - h * e)) / (2 * h) for e in np.eye(len(at))]
    return np.allclose(measured, printed(at), rtol=1e-3)
''',
}
