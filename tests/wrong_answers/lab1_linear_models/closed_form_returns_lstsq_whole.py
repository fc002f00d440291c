"""All that lstsq returns is returned, residuals and rank with the weights."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return np.linalg.lstsq(X1, y, rcond=None)",
    ),
]

LOSES = ["closed-form"]
