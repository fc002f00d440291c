"""y * O + y_hat is computed in bytes."""

EDITS = [
    (
        "counting",
        ("    table = np.zeros((O, O), dtype=int)\n    np.add.at(table, (y, y_hat), 1)\n    return table"),
        "    return np.bincount(y * O + y_hat, minlength=O * O)[: O * O].reshape(O, O)",
    ),
]

LOSES = ["confusion-matrix"]
