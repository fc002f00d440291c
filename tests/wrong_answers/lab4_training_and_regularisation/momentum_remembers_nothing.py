"""The velocity is the gradient of this step alone."""

EDITS = [
    (
        "momentum",
        "self.mu * self.v.get(name, 0.0) + g",
        "g",
    ),
]

LOSES = ["momentum-steps"]
