"""The running mean starts at the first g², not at 0."""

EDITS = [
    (
        "rmsprop",
        "self.r.get(name, 0.0)",
        "self.r.get(name, g**2)",
    ),
]

LOSES = ["rmsprop-steps"]
