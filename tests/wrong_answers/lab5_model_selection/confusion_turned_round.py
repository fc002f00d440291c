"""Rows are answers and columns are true classes."""

EDITS = [
    ("counting", "    np.add.at(table, (y, y_hat), 1)", "    np.add.at(table, (y_hat, y), 1)"),
]

LOSES = ["confusion-matrix"]
