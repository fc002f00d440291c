"""The ends are there as well, by one-sided differences."""

EDITS = [
    (
        "write-slopes",
        "(f[2:] - f[:-2]) / (x[2:] - x[:-2])",
        "np.gradient(f, x)",
    ),
]

LOSES = ["table-slopes"]
