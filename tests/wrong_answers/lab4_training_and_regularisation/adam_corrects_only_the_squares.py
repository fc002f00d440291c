"""m is not corrected."""

EDITS = [
    (
        "adam",
        "            m_hat = self.m[name] / (1 - self.beta1**self.t)\n",
        "            m_hat = self.m[name]\n",
    ),
]

LOSES = ["adam-steps"]
