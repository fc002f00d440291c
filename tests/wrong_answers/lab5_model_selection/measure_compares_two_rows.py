"""A column counts as one that never changes when its first and last row agree."""

EDITS = [
    (
        "cross-validate",
        "return X.mean(axis=0), np.where(s == 0, 1.0, s)",
        "return X.mean(axis=0), np.where(X[0] == X[-1], 1.0, s)",
    )
]
LOSES = ["measured", "cross-validated", "grid-searched"]
