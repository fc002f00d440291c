"""Rows are remembered by the number of examples and k, whatever the folds are."""

EDITS = [
    (
        "assign-folds",
        (
            "def rows_of(fold, k):\n"
            '    """Return the rows that train and the rows that validate when fold k validates."""\n'
            "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)"
        ),
        (
            "def rows_of(fold, k, made={}):\n"
            '    """Return the rows that train and the rows that validate when fold k validates."""\n'
            "    if (len(fold), k) not in made:\n"
            "        made[len(fold), k] = np.flatnonzero(fold != k), np.flatnonzero(fold == k)\n"
            "    return made[len(fold), k]"
        ),
    ),
]

LOSES = ["fold-rows"]
