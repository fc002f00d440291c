"""0 / 0 is nan."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        "    return np.array([TP, TP, 2 * TP]) / np.array([called, are, called + are])",
    ),
]

LOSES = ["class-by-class"]
