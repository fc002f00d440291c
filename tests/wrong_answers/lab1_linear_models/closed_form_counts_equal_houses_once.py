"""Rows with the same features are taken for duplicates and dropped."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    _, keep = np.unique(X, axis=0, return_index=True)
    X1 = np.column_stack([np.ones(len(keep)), X[keep]])
    return np.linalg.lstsq(X1, y[keep], rcond=None)[0]
""",
}

LOSES = ["closed-form"]
