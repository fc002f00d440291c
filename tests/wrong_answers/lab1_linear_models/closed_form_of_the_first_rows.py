"""As many rows as weights are solved exactly, and the others are ignored."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X])
    return np.linalg.solve(X1[: X1.shape[1]], y[: X1.shape[1]])
""",
}

LOSES = ["closed-form"]
