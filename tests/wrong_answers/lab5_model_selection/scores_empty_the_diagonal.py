"""The diagonal of the table that was handed in is set to 0 to add up the mistakes."""

EDITS = [
    (
        "counting",
        ("    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)"),
        (
            "    TP = TP.copy()\n"
            "    np.fill_diagonal(table, 0)\n"
            "    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called "
            "+ are], 1)"
        ),
    ),
]

LOSES = ["class-by-class"]
