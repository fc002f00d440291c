"""The walk starts at ones."""

EDITS = [
    (
        "descent",
        "np.zeros(X.shape[1] + 1)",
        "np.ones(X.shape[1] + 1)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
