"""Precision and recall have changed places."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * are, 2 * called, called + are], 1)"),
    ),
]

LOSES = ["class-by-class"]
