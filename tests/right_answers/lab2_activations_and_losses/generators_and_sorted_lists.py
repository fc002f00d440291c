"""Generators, any and all; the wrong ones come in another order, or twice."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    inside = range(1, len(x) - 1)
    measured = [(f[i + 1] - f[i - 1]) / (x[i + 1] - x[i - 1]) for i in inside]
    allowed = 0.002 * max(map(abs, measured))

    def wrong():
        for row, claim in enumerate(claims.tolist()):
            if not all(abs(claim[i] - m) <= allowed for i, m in zip(inside, measured)):
                yield row

    return sorted(wrong(), reverse=True)
""",
    "write-wrong-cards": r"""
def wrong_cards(cards):
    def misses(card):
        at = card["at"].astype(float)
        for i, entry in enumerate(np.ravel(card["printed"](at))):
            step = np.zeros_like(at)
            step[i] = 1e-3
            near = (card["value"](at + step) - card["value"](at - step)) / 2e-3
            far = (card["value"](at + 2 * step) - card["value"](at - 2 * step)) / 4e-3
            yield abs((4 * near - far) / 3 - entry)

    return tuple(position for position, card in enumerate(cards) if any(miss > 1e-5 for miss in misses(card)))
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    def one(row):
        middle = row.max()
        return float(middle) + float(np.log1p(sum(np.expm1(v - middle) for v in row) / row.size))

    return np.fromiter((one(row) for row in Z), float, len(Z))
""",
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    return [min(v, 0) - float(np.log1p(np.exp(-abs(v)))) for v in z]
""",
}
