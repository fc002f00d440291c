"""Residuals below 0.5 count as right: their slope is 0."""

CELLS = {
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    e = y_hat - y
    return np.mean(np.abs(e)), np.where(np.abs(e) < 0.5, 0, np.sign(e)) / len(e)
""",
}

LOSES = ["absolute-error"]
