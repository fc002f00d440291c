"""The polynomial has one power more than its degree."""

EDITS = [
    ("grid", "powers(x, degree)", "powers(x, degree + 1)"),
]

LOSES = ["grid-searched"]
