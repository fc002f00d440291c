"""The corrected means go back into the memory, and are corrected again."""

EDITS = [
    (
        "adam",
        "            m_hat = self.m[name] / (1 - self.beta1**self.t)\n",
        "            m_hat = self.m[name] = self.m[name] / (1 - self.beta1**self.t)\n",
    ),
    (
        "adam",
        "            r_hat = self.r[name] / (1 - self.beta2**self.t)\n",
        "            r_hat = self.r[name] = self.r[name] / (1 - self.beta2**self.t)\n",
    ),
]

LOSES = ["adam-steps"]
