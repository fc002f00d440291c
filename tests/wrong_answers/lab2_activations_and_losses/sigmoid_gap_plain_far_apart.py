"""The product for numbers less than 5 apart, the plain difference beyond."""

CELLS = {
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    high, low = np.maximum(a, b), np.minimum(a, b)
    gap = -np.expm1(low - high) / ((1 + np.exp(-high)) * (1 + np.exp(low)))
    near = np.where(a < b, -gap, gap)
    return np.where(np.abs(a - b) < 5, near, 1 / (1 + np.exp(-a)) - 1 / (1 + np.exp(-b)))
""",
}

LOSES = ["sigmoid-gap"]
