"""The places of the best setting are returned, not the setting."""

EDITS = [
    ("grid", "    return (degrees[row], thetas[column]), table", "    return (row, column), table"),
]

LOSES = ["grid-searched"]
