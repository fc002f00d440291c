"""Counts are put into two bytes."""

EDITS = [
    (
        "counting",
        (
            '    """Return precision, recall and F1 of each class, (3, O)   [eq:precision-recall] [eq:f1]."""\n'
            "    TP, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)\n"
        ),
        (
            '    """Return precision, recall and F1 of each class, (3, O)   [eq:precision-recall] [eq:f1]."""\n'
            "    table = table.astype(np.int16)\n"
            "    TP = np.diag(table)\n"
            "    called, are = table.sum(axis=0, dtype=np.int16), table.sum(axis=1, dtype=np.int16)\n"
        ),
    ),
]

LOSES = ["class-by-class"]
