"""The loss is scikit-learn's mean squared error."""

EDITS = [
    (
        "loss-and-gradient",
        "L = 0.5 * np.sum(residual**2)",
        "L = np.mean(residual**2)",
    ),
]

LOSES = ["loss", "descend-losses"]
