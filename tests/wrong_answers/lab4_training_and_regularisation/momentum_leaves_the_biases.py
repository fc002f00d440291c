"""Only weights move."""

EDITS = [
    (
        "momentum",
        "w - self.alpha * self.v[name] for",
        'w - self.alpha * self.v[name] * name.startswith("W") for',
    ),
]

LOSES = ["momentum-steps"]
