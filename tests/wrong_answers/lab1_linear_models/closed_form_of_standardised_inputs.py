"""The weights belong to standardised inputs."""

EDITS = [
    (
        "normal-equations",
        "X1 = np.column_stack([np.ones(len(X)), X])",
        "X1 = np.column_stack([np.ones(len(X)), (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-12)])",
    ),
]

LOSES = ["closed-form"]
