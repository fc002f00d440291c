"""nan becomes infinity in the table that was handed in."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)",
        ("    table[np.isnan(table)] = np.inf\n    row, column = np.unravel_index(np.argmin(table), table.shape)"),
    ),
]

LOSES = ["best-of-table"]
