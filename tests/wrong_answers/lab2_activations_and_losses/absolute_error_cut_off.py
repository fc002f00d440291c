"""Residuals are cut off at ±20."""

CELLS = {
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    e = np.clip(y_hat - y, -20, 20)
    return np.mean(np.abs(e)), np.sign(e) / len(e)
""",
}

LOSES = ["absolute-error"]
