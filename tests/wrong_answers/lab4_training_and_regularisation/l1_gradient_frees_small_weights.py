"""A weight below 1e-6 is taken for 0."""

EDITS = [
    (
        "penalty-functions",
        "pull = np.sign if",
        "pull = (lambda w: np.where(np.abs(w) < 1e-6, 0, np.sign(w))) if",
    ),
]

LOSES = ["l1-gradient"]
