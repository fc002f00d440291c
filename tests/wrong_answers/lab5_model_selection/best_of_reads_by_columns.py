"""The table is read column by column."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)",
        "    column, row = np.unravel_index(np.nanargmin(table.T), table.T.shape)",
    ),
]

LOSES = ["best-of-table"]
