"""Pairs are numbered in two bytes."""

EDITS = [
    (
        "counting",
        ("    table = np.zeros((O, O), dtype=int)\n    np.add.at(table, (y, y_hat), 1)\n    return table\n"),
        (
            "    pairs = y.astype(np.int16) * np.int16(O) + y_hat.astype(np.int16)\n"
            "    return np.bincount(pairs, minlength=O * O).reshape(O, O)\n"
        ),
    ),
]

LOSES = ["confusion-matrix"]
