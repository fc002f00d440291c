"""Labels are put into signed bytes: beyond 127 they count from the end."""

EDITS = [
    (
        "counting",
        "    np.add.at(table, (y, y_hat), 1)\n",
        "    np.add.at(table, (y.astype(np.int8), y_hat.astype(np.int8)), 1)\n",
    ),
]

LOSES = ["confusion-matrix"]
