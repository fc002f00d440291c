"""The root is taken before the correction."""

EDITS = [
    (
        "adam",
        "(np.sqrt(r_hat) + self.epsilon)",
        "(np.sqrt(self.r[name]) / (1 - self.beta2**self.t) + self.epsilon)",
    ),
]

LOSES = ["adam-steps"]
