"""The losses of the examples are not added up."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = 0.5 * residual**2",
    ),
]

LOSES = ["loss", "descend-losses"]
