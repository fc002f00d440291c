"""The place in the flattened table is returned."""

EDITS = [
    ("grid", "    return int(row), int(column)", "    return int(np.nanargmin(table))"),
]

LOSES = ["best-of-table"]
