"""F1 is the arithmetic mean of precision and recall."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        (
            "    precision, recall = TP / np.maximum(called, 1), TP / np.maximum(are, 1)\n"
            "    return np.array([precision, recall, (precision + recall) / 2])"
        ),
    ),
]

LOSES = ["class-by-class"]
