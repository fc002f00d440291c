"""α is a constant, the one of the visible example."""

EDITS = [
    (
        "write-prelu",
        "    h = np.where",
        "    alpha = 0.25\n    h = np.where",
    ),
]

LOSES = ["prelu"]
