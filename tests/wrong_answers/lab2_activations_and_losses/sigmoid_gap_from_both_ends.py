"""1 − σ on the positive side: the gap of numbers near 0 is still subtracted."""

EDITS = [
    (
        "write-sigmoid-gap",
        "return np.where(a < b, -gap, gap)",
        "s = np.where(low > 0, -1, 1)\n    return s / (1 + np.exp(-s * a)) - s / (1 + np.exp(-s * b))",
    ),
]

LOSES = ["sigmoid-gap"]
