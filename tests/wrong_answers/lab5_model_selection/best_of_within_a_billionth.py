"""math.isclose takes errors for equal that differ by a billionth."""

EDITS = [
    (
        "grid",
        ("    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n    return int(row), int(column)\n"),
        (
            "    import math\n"
            "    low = np.nanmin(table)\n"
            "    for row in range(table.shape[0]):\n"
            "        for column in range(table.shape[1]):\n"
            "            if math.isclose(table[row, column], low):\n"
            "                return row, column\n"
        ),
    ),
]

LOSES = ["best-of-table"]
