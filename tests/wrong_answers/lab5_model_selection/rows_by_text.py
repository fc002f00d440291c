"""Fold numbers are compared as text: 1 is found in 10 and 11 too."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        (
            "    train = [n for n in range(len(fold)) if str(k) not in str(fold[n])]\n"
            "    return train, [n for n in range(len(fold)) if n not in train]"
        ),
    ),
]

LOSES = ["fold-rows"]
