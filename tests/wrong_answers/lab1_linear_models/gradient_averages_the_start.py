"""The gradient of the start is a mean, the others are sums."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = np.concatenate([[residual.mean()], X.T @ residual])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
