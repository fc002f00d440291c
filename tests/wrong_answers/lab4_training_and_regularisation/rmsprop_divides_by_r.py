"""The root is missing."""

EDITS = [
    (
        "rmsprop",
        "np.sqrt(self.r[name])",
        "self.r[name]",
    ),
]

LOSES = ["rmsprop-steps"]
