"""The factor ½ of the loss is missing."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = np.sum(residual**2)",
    ),
]

LOSES = ["loss", "descend-losses"]
