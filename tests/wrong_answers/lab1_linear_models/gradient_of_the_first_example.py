"""Only the first example contributes to the gradient."""

EDITS = [
    (
        "loss-and-gradient",
        "gradient = np.concatenate([[residual.sum()], X.T @ residual])",
        "gradient = np.concatenate([[residual[0]], X[0] * residual[0]])",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
