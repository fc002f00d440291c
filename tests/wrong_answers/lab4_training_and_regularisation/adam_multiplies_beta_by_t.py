"""1 − β t where 1 − βᵗ is meant."""

EDITS = [
    (
        "adam",
        "self.beta1**self.t",
        "self.beta1 * self.t",
    ),
    (
        "adam",
        "self.beta2**self.t",
        "self.beta2 * self.t",
    ),
]

LOSES = ["adam-steps"]
