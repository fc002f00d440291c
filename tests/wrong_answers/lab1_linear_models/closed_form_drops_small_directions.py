"""pinv with a large cut-off: directions in which the features change little are dropped."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X])
    return np.linalg.pinv(X1, rcond=0.05) @ y
""",
}

LOSES = ["closed-form"]
