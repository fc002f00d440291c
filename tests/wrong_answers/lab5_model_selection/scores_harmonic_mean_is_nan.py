"""The first form of F1 divides 0 by 0 where precision and recall are 0."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        (
            "    precision, recall = TP / np.maximum(called, 1), TP / np.maximum(are, 1)\n"
            "    return np.array([precision, recall, 2 * precision * recall / (precision + recall)])"
        ),
    ),
]

LOSES = ["class-by-class"]
