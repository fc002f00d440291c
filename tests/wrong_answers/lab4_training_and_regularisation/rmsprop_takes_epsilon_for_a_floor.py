"""The root is at least ε; ε is not added to it."""

EDITS = [
    (
        "rmsprop",
        "(np.sqrt(self.r[name]) + self.epsilon)",
        "np.maximum(np.sqrt(self.r[name]), self.epsilon)",
    ),
]

LOSES = ["rmsprop-steps"]
