"""w / (|w| + 1e-8) in the place of the sign: no division by 0, and no sign of a tiny weight."""

EDITS = [
    (
        "penalty-functions",
        "pull = np.sign if",
        "pull = (lambda w: w / (np.abs(w) + 1e-8)) if",
    ),
]

LOSES = ["l1-gradient"]
