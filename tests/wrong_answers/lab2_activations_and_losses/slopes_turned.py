"""Left neighbour minus right neighbour."""

EDITS = [
    (
        "write-slopes",
        "f[2:] - f[:-2]",
        "f[:-2] - f[2:]",
    ),
]

LOSES = ["table-slopes"]
