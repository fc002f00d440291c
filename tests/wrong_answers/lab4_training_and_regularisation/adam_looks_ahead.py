"""Nesterov's form: this step's gradient is mixed in once more."""

EDITS = [
    (
        "adam",
        "m_hat = self.m[name]",
        "m_hat = (self.beta1 * self.m[name] + (1 - self.beta1) * g)",
    ),
]

LOSES = ["adam-steps"]
