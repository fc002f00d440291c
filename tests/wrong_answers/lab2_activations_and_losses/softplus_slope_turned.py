"""The slope is σ(−z)."""

EDITS = [
    (
        "write-softplus",
        "0.5 + 0.5 * np.tanh(0.5 * z)",
        "0.5 - 0.5 * np.tanh(0.5 * z)",
    ),
]

LOSES = ["softplus", "large-inputs"]
