"""Each row is divided by its sum."""

EDITS = [
    (
        "counting",
        ("    table = np.zeros((O, O), dtype=int)\n    np.add.at(table, (y, y_hat), 1)\n    return table\n"),
        (
            "    table = np.zeros((O, O))\n"
            "    np.add.at(table, (y, y_hat), 1)\n"
            "    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)\n"
        ),
    ),
]

LOSES = ["confusion-matrix"]
