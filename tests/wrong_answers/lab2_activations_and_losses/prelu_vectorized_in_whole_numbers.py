"""np.vectorize takes the type of its first answer: where that is the whole number 1, α becomes 0."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    h = np.vectorize(lambda v: v if v > 0 else alpha * v)(z)
    slope = np.vectorize(lambda v: 1 if v > 0 else alpha)(z)
    return h, slope, np.minimum(z, 0)
""",
}

LOSES = ["prelu"]
