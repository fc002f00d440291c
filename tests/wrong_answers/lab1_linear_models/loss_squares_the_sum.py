"""The residuals are added up first and squared then."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = 0.5 * np.sum(residual) ** 2",
    ),
]

LOSES = ["loss", "descend-losses"]
