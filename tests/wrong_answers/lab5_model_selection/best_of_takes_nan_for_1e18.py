"""A nan counts as 1e18, which is not larger than every error."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n",
        "    row, column = np.unravel_index(np.argmin(np.nan_to_num(table, nan=1e18)), table.shape)\n",
    ),
]

LOSES = ["best-of-table"]
