"""Macro F1 weighs the classes by their size."""

EDITS = [
    (
        "counting",
        "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * TP.sum() / (called + are).sum()",
        (
            "    return np.sum(are * 2 * TP / np.maximum(called + are, 1)) / are.sum(), 2 * TP.sum() "
            "/ (called + are).sum()"
        ),
    ),
]

LOSES = ["macro-and-micro"]
