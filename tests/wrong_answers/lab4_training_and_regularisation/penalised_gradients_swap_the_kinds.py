"""L1 and L2 have changed places."""

EDITS = [
    (
        "penalty-functions",
        'np.sign if kind == "l1"',
        'np.sign if kind == "l2"',
    ),
]

LOSES = ["l1-gradient", "l2-gradient"]
