"""The fit takes the first 100 rows only."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X])
    return np.linalg.lstsq(X1[:100], y[:100], rcond=None)[0]
""",
}

LOSES = ["closed-form"]
