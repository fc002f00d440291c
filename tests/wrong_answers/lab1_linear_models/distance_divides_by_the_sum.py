"""The sum of |w| divides."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return (X @ w + b) / np.abs(w).sum()",
    ),
]

LOSES = ["signed-distance"]
