"""The differences of neighbours: one slope too many."""

EDITS = [
    (
        "write-slopes",
        "(f[2:] - f[:-2]) / (x[2:] - x[:-2])",
        "np.diff(f) / np.diff(x)",
    ),
]

LOSES = ["table-slopes"]
