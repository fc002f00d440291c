"""0 / 0 is taken for 1: no mistake was made."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        (
            "    whole = np.array([called, are, called + are])\n"
            "    return np.where(whole == 0, 1.0, np.array([TP, TP, 2 * TP]) / np.maximum(whole, 1))"
        ),
    ),
]

LOSES = ["class-by-class"]
