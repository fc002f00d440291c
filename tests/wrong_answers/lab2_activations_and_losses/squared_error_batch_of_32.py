"""Only the first 32 examples count in the loss."""

CELLS = {
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e = (y_hat - y)[:32]
    return np.mean(e**2) / 2, (y_hat - y) / len(y)
""",
}

LOSES = ["squared-error"]
