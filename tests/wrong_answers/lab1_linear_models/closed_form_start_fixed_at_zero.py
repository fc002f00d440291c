"""The plane goes through the origin; a start of 0 is put in front."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return np.append(0.0, np.linalg.lstsq(X, y, rcond=None)[0])",
    ),
]

LOSES = ["closed-form"]
