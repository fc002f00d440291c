"""nan becomes 0, and 0 wins."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)",
        "    row, column = np.unravel_index(np.nan_to_num(table).argmin(), table.shape)",
    ),
]

LOSES = ["best-of-table"]
