"""Residuals below a hundredth are taken to be 0."""

CELLS = {
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e = np.where(np.isclose(y, y_hat, atol=0.01), 0, y_hat - y)
    return np.mean(e**2) / 2, e / len(e)
""",
}

LOSES = ["squared-error"]
