"""Nesterov's form: the step is g + μ v."""

EDITS = [
    (
        "momentum",
        "self.alpha * self.v[name]",
        "self.alpha * (grads[name] + self.mu * self.v[name])",
    ),
]

LOSES = ["momentum-steps"]
