"""N − 1 below the line, as in a sample variance; one example alone is not divided."""

CELLS = {
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e, n = y_hat - y, max(len(y) - 1, 1)
    return np.sum(e**2) / (2 * n), e / n
""",
}

LOSES = ["squared-error"]
