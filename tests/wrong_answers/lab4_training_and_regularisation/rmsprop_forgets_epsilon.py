"""Without ε a gradient of 0 is divided by 0."""

EDITS = [
    (
        "rmsprop",
        " + self.epsilon)",
        ")",
    ),
]

LOSES = ["rmsprop-steps"]
