"""The minus in the exponent is forgotten: 1/(1 + e^z) falls."""

EDITS = [
    (
        "write-sigmoid",
        "    h = 0.5 + 0.5 * np.tanh(0.5 * z)\n    return h, h * (1 - h)",
        "    h = 1 / (1 + np.exp(z))\n    return h, h * (1 - h)",
    ),
]

LOSES = ["sigmoid", "large-inputs"]
