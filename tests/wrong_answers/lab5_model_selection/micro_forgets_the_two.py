"""The factor 2 is missing in the numerator of micro F1."""

EDITS = [
    (
        "counting",
        "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * TP.sum() / (called + are).sum()",
        "    return np.mean(2 * TP / np.maximum(called + are, 1)), TP.sum() / (called + are).sum()",
    ),
]

LOSES = ["macro-and-micro"]
