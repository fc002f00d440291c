"""Only classes that occur have a row."""

EDITS = [
    (
        "counting",
        ("    table = np.zeros((O, O), dtype=int)\n    np.add.at(table, (y, y_hat), 1)"),
        (
            "    names = np.unique(np.append(y, y_hat))\n"
            "    table = np.zeros((len(names), len(names)), dtype=int)\n"
            "    np.add.at(table, (np.searchsorted(names, y), np.searchsorted(names, y_hat)), 1)"
        ),
    ),
]

LOSES = ["confusion-matrix"]
