"""The numerator is the gradient, not its running mean: RMSProp with a correction."""

EDITS = [
    (
        "adam",
        "self.alpha * m_hat",
        "self.alpha * g",
    ),
]

LOSES = ["adam-steps"]
