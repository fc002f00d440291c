"""The residuals are not squared, only made positive."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = 0.5 * np.sum(np.abs(residual))",
    ),
]

LOSES = ["loss", "descend-losses"]
