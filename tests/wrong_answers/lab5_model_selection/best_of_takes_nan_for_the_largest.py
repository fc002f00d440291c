"""nan becomes the largest number, and wins where all numbers are equal."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n",
        (
            "    filled = np.where(np.isnan(table), np.nanmax(table), table)\n"
            "    row, column = np.unravel_index(np.argmin(filled), table.shape)\n"
        ),
    ),
]

LOSES = ["best-of-table"]
