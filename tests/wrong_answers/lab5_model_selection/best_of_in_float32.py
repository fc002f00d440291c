"""Errors are compared in float32, where nearly equal ones are equal."""

EDITS = [
    (
        "grid",
        "    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n",
        (
            "    small = np.where(np.isnan(table), np.inf, table).astype(np.float32)\n"
            "    row, column = np.unravel_index(small.argmin(), table.shape)\n"
        ),
    ),
]

LOSES = ["best-of-table"]
