"""The residuals are left out: the sign of each is used in their place."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = np.concatenate([[np.sign(residual).sum()], X.T @ np.sign(residual)])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
