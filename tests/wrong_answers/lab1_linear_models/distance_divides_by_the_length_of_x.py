"""Each point is divided by its own length too."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return (X @ w + b) / (np.linalg.norm(w) * np.linalg.norm(X, axis=1))",
    ),
]

LOSES = ["signed-distance"]
