"""√(r + ε) where √r + ε is meant."""

EDITS = [
    (
        "rmsprop",
        "(np.sqrt(self.r[name]) + self.epsilon)",
        "np.sqrt(self.r[name] + self.epsilon)",
    ),
]

LOSES = ["rmsprop-steps"]
