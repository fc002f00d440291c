"""The slope times the distance for close numbers, up to a distance that is too large."""

CELLS = {
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    m, d = (a + b) / 2, a - b
    e = np.exp(-np.abs(m))
    s = e / (1 + e) ** 2
    high, low = np.maximum(a, b), np.minimum(a, b)
    gap = -np.expm1(low - high) / ((1 + np.exp(-high)) * (1 + np.exp(low)))
    return np.where(np.abs(d) < 1e-5, s * d, np.where(a < b, -gap, gap))
""",
}

LOSES = ["sigmoid-gap"]
