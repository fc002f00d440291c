"""r averages m², not g²."""

EDITS = [
    (
        "adam",
        "(1 - self.beta2) * g**2",
        "(1 - self.beta2) * self.m[name] ** 2",
    ),
]

LOSES = ["adam-steps"]
