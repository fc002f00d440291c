"""The 2 of the square is not cancelled by the ½."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = 2 * np.concatenate([[residual.sum()], X.T @ residual])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
