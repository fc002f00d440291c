"""The distance is made positive."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return np.abs(X @ w + b) / np.linalg.norm(w)",
    ),
]

LOSES = ["signed-distance"]
