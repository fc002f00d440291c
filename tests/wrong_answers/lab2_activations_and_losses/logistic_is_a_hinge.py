"""max(0, 1 − m) in the place of the logarithm."""

EDITS = [
    (
        "write-logistic-loss",
        "np.logaddexp(0, -m)",
        "np.maximum(0, 1 - m)",
    ),
]

LOSES = ["logistic-loss", "large-logits"]
