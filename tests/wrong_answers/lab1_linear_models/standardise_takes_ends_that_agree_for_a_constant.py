"""A column whose first and last entries agree counts as one that never changes."""

EDITS = [
    (
        "standardising",
        "std == 0",
        "X[0] == X[-1]",
    ),
]

LOSES = ["standardise"]
