"""The start never gets a gradient."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = np.concatenate([[0.0], X.T @ residual])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
