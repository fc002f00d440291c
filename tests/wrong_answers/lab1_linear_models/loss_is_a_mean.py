"""The loss is a mean over the examples."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = 0.5 * np.mean(residual**2)",
    ),
]

LOSES = ["loss", "descend-losses"]
