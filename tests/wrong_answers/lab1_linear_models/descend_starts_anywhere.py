"""The walk starts at small random weights, as a network would."""

EDITS = [
    (
        "descent",
        "np.zeros(X.shape[1] + 1)",
        "rng.normal(0, 0.5, X.shape[1] + 1)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
