"""table[y, y_hat] += 1 counts a pair that occurs often only once."""

EDITS = [
    ("counting", "    np.add.at(table, (y, y_hat), 1)", "    table[y, y_hat] += 1"),
]

LOSES = ["confusion-matrix"]
