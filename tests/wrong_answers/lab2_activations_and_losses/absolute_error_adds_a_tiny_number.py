"""A tiny number below the line keeps e/|e| from 0/0, and bends the slope near 0."""

CELLS = {
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    e = y_hat - y
    return np.mean(np.abs(e)), e / (np.abs(e) + 1e-6) / len(e)
""",
}

LOSES = ["absolute-error"]
