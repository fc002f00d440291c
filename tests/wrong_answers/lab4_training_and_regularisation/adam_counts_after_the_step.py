"""t is 0 in the first step: the correction divides by 0."""

EDITS = [
    (
        "adam",
        "        self.t += 1\n",
        "",
    ),
    (
        "adam",
        "        return after",
        "        self.t += 1\n        return after",
    ),
]

LOSES = ["adam-steps"]
