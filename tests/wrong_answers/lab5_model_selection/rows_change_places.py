"""The rows that validate come first."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        "    return np.flatnonzero(fold == k), np.flatnonzero(fold != k)",
    ),
]

LOSES = ["fold-rows"]
