"""t starts at 1 and is raised before it is used."""

EDITS = [
    (
        "adam",
        "        self.t = 0",
        "        self.t = 1",
    ),
]

LOSES = ["adam-steps"]
