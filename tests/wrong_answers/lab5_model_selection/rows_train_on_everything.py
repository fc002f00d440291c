"""All rows train, also those that validate."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        "    return np.arange(len(fold)), np.flatnonzero(fold == k)",
    ),
]

LOSES = ["fold-rows"]
