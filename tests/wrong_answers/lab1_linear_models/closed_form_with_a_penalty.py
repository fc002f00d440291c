"""A penalty on the weights is added to the normal equations."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return np.linalg.solve(X1.T @ X1 + np.eye(X1.shape[1]), X1.T @ y)",
    ),
]

LOSES = ["closed-form"]
