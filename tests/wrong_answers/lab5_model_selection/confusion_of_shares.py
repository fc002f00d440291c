"""Shares are returned where counts are asked for."""

EDITS = [
    ("counting", "    return table\n", "    return table / len(y)\n"),
]

LOSES = ["confusion-matrix"]
