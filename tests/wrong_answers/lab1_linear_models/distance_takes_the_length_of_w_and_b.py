"""The length of (w, b) divides."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return (X @ w + b) / np.sqrt(w @ w + b**2)",
    ),
]

LOSES = ["signed-distance"]
