"""Weights below a thousandth are set to 0."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X])
    w = np.linalg.lstsq(X1, y, rcond=None)[0]
    return np.where(np.abs(w) < 1e-3, 0.0, w)
""",
}

LOSES = ["closed-form"]
