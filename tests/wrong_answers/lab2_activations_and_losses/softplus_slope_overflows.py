"""The slope e^z / (1 + e^z) is ∞/∞."""

EDITS = [
    (
        "write-softplus",
        "0.5 + 0.5 * np.tanh(0.5 * z)",
        "np.exp(z) / (1 + np.exp(z))",
    ),
]

LOSES = ["large-inputs"]
