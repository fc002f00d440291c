"""The step is the whole velocity."""

EDITS = [
    (
        "momentum",
        "self.alpha * self.v[name]",
        "self.v[name]",
    ),
]

LOSES = ["momentum-steps"]
