"""β₁ and β₂ have changed places."""

EDITS = [
    (
        "adam",
        "beta1, self.beta2, self.epsilon = alpha, beta1, beta2,",
        "beta1, self.beta2, self.epsilon = alpha, beta2, beta1,",
    ),
]

LOSES = ["adam-steps"]
