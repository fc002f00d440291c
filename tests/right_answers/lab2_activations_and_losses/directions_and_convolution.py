"""Slopes of a table by a convolution, cards tried along chance directions, gradients as lists."""

CELLS = {
    "write-slopes": r"""
def slopes(x, f):
    return np.convolve(f, [0.5, 0, -0.5], mode="valid") / (x[1] - x[0])
""",
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = slopes(x, f)
    size = np.linalg.norm(measured, np.inf)
    return [k for k, claim in enumerate(claims) if not np.allclose(claim[1:-1], measured, rtol=0, atol=0.04 * size)]
""",
    "write-wrong-cards": r"""
def wrong_cards(cards):
    chance, wrong = np.random.default_rng(SEED), set()
    for position, card in enumerate(cards):
        for _ in range(5):
            d = chance.normal(size=card["at"].shape)
            along = (card["value"](card["at"] + 1e-5 * d) - card["value"](card["at"] - 1e-5 * d)) / 2e-5
            if abs(along - card["printed"](card["at"]) @ d) > 1e-5:
                wrong.add(position)
    return sorted(wrong, reverse=True)
""",
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    h, slope = sigmoid(X @ w + b)
    pulls = [float(v) for v in (h - y) * slope]
    dw = [sum(p * float(x) for p, x in zip(pulls, column)) / len(pulls) for column in X.T]
    return dw, [sum(pulls) / len(pulls)]
""",
}
