"""The half stands inside the square."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = np.sum((0.5 * residual) ** 2)",
    ),
]

LOSES = ["loss", "descend-losses"]
