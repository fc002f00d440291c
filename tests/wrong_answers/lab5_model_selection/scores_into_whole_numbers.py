"""Scores are stored among whole numbers, which cut off their decimals."""

EDITS = [
    (
        "counting",
        (
            "    TP, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)\n"
            "    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)\n"
        ),
        (
            "    scores = np.zeros((3, len(table)), dtype=int)\n"
            "    TP, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)\n"
            "    scores[:] = 2 * TP / np.maximum([2 * called, 2 * are, called + are], 1)\n"
            "    return scores\n"
        ),
    ),
]

LOSES = ["class-by-class"]
