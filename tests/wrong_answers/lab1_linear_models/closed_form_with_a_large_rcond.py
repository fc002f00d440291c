"""lstsq takes directions below a thousandth of the largest for none."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X])
    return np.linalg.lstsq(X1, y, rcond=1e-3)[0]
""",
}

LOSES = ["closed-form"]
