"""θ is added whatever the sign."""

EDITS = [
    (
        "penalty-functions",
        "np.sign if",
        "np.ones_like if",
    ),
]

LOSES = ["l1-gradient"]
