"""The gradient enters the velocity times 1 − μ, as in Adam."""

EDITS = [
    (
        "momentum",
        "+ g\n",
        "+ (1 - self.mu) * g\n",
    ),
]

LOSES = ["momentum-steps"]
