"""The paper's quicker form: ε is added to the root of r, not of r̂."""

EDITS = [
    (
        "adam",
        "params[name] - self.alpha * m_hat / (np.sqrt(r_hat) + self.epsilon)",
        "params[name] - self.alpha * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t) * self.m[name] / ("
        "np.sqrt(self.r[name]) + self.epsilon)",
    ),
]

LOSES = ["adam-steps"]
