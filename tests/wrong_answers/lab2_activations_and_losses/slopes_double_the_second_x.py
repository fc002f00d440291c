"""The step is taken to be x[1], as if every table began at 0."""

EDITS = [
    (
        "write-slopes",
        "(x[2:] - x[:-2])",
        "(2 * x[1])",
    ),
]

LOSES = ["table-slopes"]
