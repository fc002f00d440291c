"""Only w·x is divided by the length, not b."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return X @ w / np.linalg.norm(w) + b",
    ),
]

LOSES = ["signed-distance"]
