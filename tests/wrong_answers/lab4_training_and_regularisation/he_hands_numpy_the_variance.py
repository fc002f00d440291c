"""The variance stands where NumPy wants the standard deviation."""

EDITS = [
    (
        "initialise",
        "np.sqrt(2 / I), size",
        "2 / I, size",
    ),
]

LOSES = ["he-start"]
