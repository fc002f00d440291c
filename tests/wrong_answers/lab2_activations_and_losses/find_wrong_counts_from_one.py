"""The rows are counted from 1."""

EDITS = [
    (
        "write-find-wrong",
        "[row for row",
        "[row + 1 for row",
    ),
]

LOSES = ["find-wrong"]
