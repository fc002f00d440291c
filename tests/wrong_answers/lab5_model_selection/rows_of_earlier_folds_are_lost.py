"""Only the rows of later folds train."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        "    return np.flatnonzero(fold > k), np.flatnonzero(fold == k)",
    ),
]

LOSES = ["fold-rows"]
