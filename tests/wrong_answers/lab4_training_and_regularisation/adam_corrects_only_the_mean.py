"""r is not corrected."""

EDITS = [
    (
        "adam",
        "            r_hat = self.r[name] / (1 - self.beta2**self.t)\n",
        "            r_hat = self.r[name]\n",
    ),
]

LOSES = ["adam-steps"]
