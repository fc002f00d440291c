"""The step of the visible example, ¼, is used for every table."""

EDITS = [
    (
        "write-slopes",
        "(f[2:] - f[:-2]) / (x[2:] - x[:-2])",
        "(f[2:] - f[:-2]) / (2 * 0.25)",
    ),
]

LOSES = ["table-slopes"]
