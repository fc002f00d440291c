"""Column and row have changed places."""

EDITS = [
    (
        "grid",
        "    return int(row), int(column)\n",
        "    return int(column), int(row)\n",
    ),
]

LOSES = ["best-of-table"]
