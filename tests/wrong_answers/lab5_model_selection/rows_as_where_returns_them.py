"""np.where returns a tuple of arrays, one for each axis."""

EDITS = [
    (
        "assign-folds",
        "return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        "return np.where(fold != k), np.where(fold == k)",
    )
]
LOSES = ["fold-rows"]
