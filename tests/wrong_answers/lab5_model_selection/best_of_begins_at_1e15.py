"""The search for the smallest begins at 1e15."""

EDITS = [
    (
        "grid",
        ("    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n    return int(row), int(column)\n"),
        (
            "    smallest, place = 10**15, (0, 0)\n"
            "    for row in range(table.shape[0]):\n"
            "        for column in range(table.shape[1]):\n"
            "            if table[row, column] < smallest:\n"
            "                smallest, place = table[row, column], (row, column)\n"
            "    return place\n"
        ),
    ),
]

LOSES = ["best-of-table"]
