"""The forward difference is taken."""

EDITS = [
    (
        "write-slopes",
        "(f[2:] - f[:-2]) / (x[2:] - x[:-2])",
        "(f[2:] - f[1:-1]) / (x[2:] - x[1:-1])",
    ),
]

LOSES = ["table-slopes"]
