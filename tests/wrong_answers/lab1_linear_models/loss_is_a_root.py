"""The loss is the root of the sum of squares."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = 0.5 * np.sqrt(np.sum(residual**2))",
    ),
]

LOSES = ["loss", "descend-losses"]
