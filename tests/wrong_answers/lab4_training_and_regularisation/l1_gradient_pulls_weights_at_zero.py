"""A weight at 0 is pushed: the sign of 0 is taken as 1."""

EDITS = [
    (
        "penalty-functions",
        "np.sign if",
        "(lambda w: np.where(w >= 0, 1.0, -1.0)) if",
    ),
]

LOSES = ["l1-gradient"]
