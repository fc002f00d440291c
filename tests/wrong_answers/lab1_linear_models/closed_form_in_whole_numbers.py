"""The column of ones takes the dtype of X, and the answer is cast to it."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return np.linalg.lstsq(X1, y, rcond=None)[0].astype(X.dtype)",
    ),
]

LOSES = ["closed-form"]
