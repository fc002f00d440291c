"""Prices more than three standard deviations from their mean are left out."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    keep = np.abs(y - y.mean()) <= 3 * y.std()
    X1 = np.column_stack([np.ones(len(X)), X])[keep]
    return np.linalg.lstsq(X1, y[keep], rcond=None)[0]
""",
}

LOSES = ["closed-form"]
