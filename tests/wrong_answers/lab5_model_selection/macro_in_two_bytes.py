"""Counts are put into two bytes."""

EDITS = [
    (
        "counting",
        (
            "    TP, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)\n"
            "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * TP.sum() / (called + are).sum()"
        ),
        (
            "    table = table.astype(np.int16)\n"
            "    TP = np.diag(table)\n"
            "    called, are = table.sum(axis=0, dtype=np.int16), table.sum(axis=1, dtype=np.int16)\n"
            "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * int(TP.sum()) / int((called + are).sum())"
        ),
    ),
]

LOSES = ["macro-and-micro"]
