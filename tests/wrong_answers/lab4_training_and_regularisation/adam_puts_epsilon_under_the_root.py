"""√(r̂ + ε) where √r̂ + ε is meant."""

EDITS = [
    (
        "adam",
        "(np.sqrt(r_hat) + self.epsilon)",
        "np.sqrt(r_hat + self.epsilon)",
    ),
]

LOSES = ["adam-steps"]
