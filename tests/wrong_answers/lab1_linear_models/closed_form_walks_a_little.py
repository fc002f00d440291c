"""A hundred steps downhill stand in for the formula."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return descend(X, y, 0.01, 100)[0]",
    ),
]

LOSES = ["closed-form"]
