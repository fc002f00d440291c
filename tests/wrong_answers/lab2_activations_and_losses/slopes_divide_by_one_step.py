"""The difference of the two neighbours is divided by one step, not two."""

EDITS = [
    (
        "write-slopes",
        "(f[2:] - f[:-2]) / (x[2:] - x[:-2])",
        "(f[2:] - f[:-2]) / (x[1] - x[0])",
    ),
]

LOSES = ["table-slopes"]
