"""Residuals are cut off at ±10."""

CELLS = {
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e = np.clip(y_hat - y, -10, 10)
    return np.mean(e**2) / 2, e / len(e)
""",
}

LOSES = ["squared-error"]
