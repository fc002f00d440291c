"""Numbers that are nearly equal count as equal."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n",
        "    row, column = np.argwhere(np.isclose(table, np.nanmin(table)))[0]\n",
    ),
]

LOSES = ["best-of-table"]
