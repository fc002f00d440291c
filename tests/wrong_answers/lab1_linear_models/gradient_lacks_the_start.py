"""The gradient has no entry for the start."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = X.T @ residual",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
