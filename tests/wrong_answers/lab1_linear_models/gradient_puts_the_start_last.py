"""The gradient of the start stands last."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = np.concatenate([X.T @ residual, [residual.sum()]])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
