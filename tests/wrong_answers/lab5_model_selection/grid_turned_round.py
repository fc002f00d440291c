"""Rows are penalties and columns are degrees."""

EDITS = [
    ("grid", "    return (degrees[row], thetas[column]), table", "    return (degrees[row], thetas[column]), table.T"),
]

LOSES = ["grid-searched"]
