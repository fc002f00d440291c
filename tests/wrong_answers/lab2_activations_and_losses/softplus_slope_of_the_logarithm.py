"""1/(1 + e^z): the inner derivative is forgotten."""

EDITS = [
    (
        "write-softplus",
        "0.5 + 0.5 * np.tanh(0.5 * z)",
        "1 / (1 + np.exp(z))",
    ),
]

LOSES = ["softplus", "large-inputs"]
