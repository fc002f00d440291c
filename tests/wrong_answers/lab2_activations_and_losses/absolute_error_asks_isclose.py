"""np.isclose decides where the kink is: tiny residuals have no slope."""

CELLS = {
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    e = y_hat - y
    return np.mean(np.abs(e)), np.where(np.isclose(y, y_hat), 0, np.sign(e)) / len(e)
""",
}

LOSES = ["absolute-error"]
