"""e^(y z) in the place of e^(−y z): right answers cost."""

EDITS = [
    (
        "write-logistic-loss",
        "np.logaddexp(0, -m)",
        "np.logaddexp(0, m)",
    ),
]

LOSES = ["logistic-loss", "large-logits"]
