"""Only the first nan is put away."""

EDITS = [
    (
        "grid",
        ("    row, column = np.unravel_index(np.nanargmin(table), table.shape)\n    return int(row), int(column)\n"),
        (
            "    work = table.copy()\n"
            "    i = work.argmin()\n"
            "    if np.isnan(work.flat[i]):\n"
            "        work.flat[i] = np.inf\n"
            "        i = work.argmin()\n"
            "    return int(i // table.shape[1]), int(i % table.shape[1])\n"
        ),
    ),
]

LOSES = ["best-of-table"]
