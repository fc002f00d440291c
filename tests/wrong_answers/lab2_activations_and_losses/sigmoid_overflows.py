"""e^z / (1 + e^z) is ∞/∞ for z = 1000."""

EDITS = [
    (
        "write-sigmoid",
        "    h = 0.5 + 0.5 * np.tanh(0.5 * z)\n    return h, h * (1 - h)",
        "    h = np.exp(z) / (1 + np.exp(z))\n    return h, h * (1 - h)",
    ),
]

LOSES = ["large-inputs"]
