"""argmin answers nan where there is one."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)",
        "    row, column = np.unravel_index(np.argmin(table), table.shape)",
    ),
]

LOSES = ["best-of-table"]
