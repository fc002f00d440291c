"""The gradient is returned first."""

EDITS = [
    (
        "loss-and-gradient",
        "return L, gradient",
        "return gradient, L",
    ),
]

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
