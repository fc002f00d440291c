"""ln(1 + e^(−m)) as printed is ∞ for a margin of −1000."""

EDITS = [
    (
        "write-logistic-loss",
        "np.logaddexp(0, -m)",
        "np.log(1 + np.exp(-m))",
    ),
]

LOSES = ["large-logits"]
