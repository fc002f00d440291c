"""The gap of numbers far apart is 1 a little too soon."""

CELLS = {
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    high, low = np.maximum(a, b), np.minimum(a, b)
    gap = -np.expm1(low - high) / ((1 + np.exp(-high)) * (1 + np.exp(low)))
    gap = np.where((high > 25) & (low < -25), 1.0, gap)
    return np.where(a < b, -gap, gap)
""",
}

LOSES = ["sigmoid-gap"]
