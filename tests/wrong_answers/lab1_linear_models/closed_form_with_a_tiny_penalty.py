"""A thousandth on the diagonal, so that the matrix can always be inverted."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X])
    A = X1.T @ X1
    return np.linalg.solve(A + 1e-3 * np.eye(len(A)), X1.T @ y)
""",
}

LOSES = ["closed-form"]
