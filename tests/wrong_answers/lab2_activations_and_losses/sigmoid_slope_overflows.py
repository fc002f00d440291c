"""e^(−z) / (1 + e^(−z))² is ∞/∞ for z = −1000."""

EDITS = [
    (
        "write-sigmoid",
        "return h, h * (1 - h)",
        "return h, np.exp(-z) / (1 + np.exp(-z)) ** 2",
    ),
]

LOSES = ["large-inputs"]
