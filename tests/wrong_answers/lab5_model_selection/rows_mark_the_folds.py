"""The rows that validate are marked in the vector that was handed in."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        ("    rows = np.flatnonzero(fold == k)\n    fold[rows] = -1\n    return np.flatnonzero(fold != -1), rows"),
    ),
]

LOSES = ["fold-rows"]
