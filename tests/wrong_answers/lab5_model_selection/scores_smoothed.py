"""One is added to every denominator, so that none is 0."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        "    return np.array([TP, TP, 2 * TP]) / (np.array([called, are, called + are]) + 1)",
    ),
]

LOSES = ["class-by-class"]
