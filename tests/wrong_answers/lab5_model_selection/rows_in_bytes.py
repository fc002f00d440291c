"""Row numbers are kept in bytes."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        "    return np.flatnonzero(fold != k).astype(np.uint8), np.flatnonzero(fold == k).astype(np.uint8)",
    ),
]

LOSES = ["fold-rows"]
