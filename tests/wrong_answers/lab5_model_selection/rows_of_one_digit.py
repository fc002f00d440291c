"""The folds become one text with a digit for each example; fold 10 has two."""

EDITS = [
    (
        "assign-folds",
        "    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)",
        (
            '    digits = "".join(str(f) for f in fold)\n'
            "    train = [n for n, digit in enumerate(digits) if digit != str(k)]\n"
            "    return train, [n for n, digit in enumerate(digits) if digit == str(k)]"
        ),
    ),
]

LOSES = ["fold-rows"]
