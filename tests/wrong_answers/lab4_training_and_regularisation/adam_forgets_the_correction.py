"""m and r are used as they are."""

EDITS = [
    (
        "adam",
        "            m_hat = self.m[name] / (1 - self.beta1**self.t)\n",
        "            m_hat = self.m[name]\n",
    ),
    (
        "adam",
        "            r_hat = self.r[name] / (1 - self.beta2**self.t)\n",
        "            r_hat = self.r[name]\n",
    ),
]

LOSES = ["adam-steps"]
