"""The weights are rounded to one decimal."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return np.round(np.linalg.lstsq(X1, y, rcond=None)[0], 1)",
    ),
]

LOSES = ["closed-form"]
