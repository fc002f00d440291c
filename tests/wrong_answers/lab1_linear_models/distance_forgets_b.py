"""The plane is taken to go through the origin."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return X @ w / np.linalg.norm(w)",
    ),
]

LOSES = ["signed-distance"]
