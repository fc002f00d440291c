"""Counts are kept in two bytes."""

EDITS = [
    ("counting", "    table = np.zeros((O, O), dtype=int)\n", "    table = np.zeros((O, O), dtype=np.uint16)\n"),
]

LOSES = ["confusion-matrix"]
