"""2 / O where 2 / I is meant."""

EDITS = [
    (
        "initialise",
        "np.sqrt(2 / I), size",
        "np.sqrt(2 / O), size",
    ),
]

LOSES = ["he-start"]
