"""t stays at 1."""

EDITS = [
    (
        "adam",
        "        self.t += 1\n",
        "        self.t = 1\n",
    ),
]

LOSES = ["adam-steps"]
