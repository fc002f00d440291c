"""nan becomes 1000: larger errors lose against a training that failed."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n",
        "    row, column = np.unravel_index(np.argmin(np.nan_to_num(table, nan=1000.0)), table.shape)\n",
    ),
]

LOSES = ["best-of-table"]
