"""The gradient is divided by N here, and again in descend."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = np.concatenate([[residual.mean()], X.T @ residual / len(y)])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
