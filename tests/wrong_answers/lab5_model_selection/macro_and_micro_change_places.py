"""Micro comes first."""

EDITS = [
    (
        "counting",
        "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * TP.sum() / (called + are).sum()",
        "    return 2 * TP.sum() / (called + are).sum(), np.mean(2 * TP / np.maximum(called + are, 1))",
    ),
]

LOSES = ["macro-and-micro"]
