"""The arrays are bound to new names inside the function; nothing is returned."""

EDITS = [
    (
        "momentum",
        "        return {name: w - self.alpha * self.v[name] for name, w in params.items()}",
        "        for name, w in params.items():\n            w = w - self.alpha * self.v[name]",
    ),
]

LOSES = ["momentum-steps"]
