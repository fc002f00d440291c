"""The plain difference where both numbers lie between 4 and 25."""

CELLS = {
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    high, low = np.maximum(a, b), np.minimum(a, b)
    gap = -np.expm1(low - high) / ((1 + np.exp(-high)) * (1 + np.exp(low)))
    near = np.where(a < b, -gap, gap)
    return np.where((low > 4) & (high < 25), 1 / (1 + np.exp(-a)) - 1 / (1 + np.exp(-b)), near)
""",
}

LOSES = ["sigmoid-gap"]
