"""True and False are returned where row numbers are asked for."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        "    return fold != k, fold == k",
    ),
]

LOSES = ["fold-rows"]
