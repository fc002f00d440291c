"""The squared length divides."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return (X @ w + b) / (w @ w)",
    ),
]

LOSES = ["signed-distance"]
