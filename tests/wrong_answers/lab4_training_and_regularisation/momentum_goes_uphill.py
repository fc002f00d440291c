"""The step is added."""

EDITS = [
    (
        "momentum",
        "w - self.alpha",
        "w + self.alpha",
    ),
]

LOSES = ["momentum-steps"]
