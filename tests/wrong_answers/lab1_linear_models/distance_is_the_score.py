"""w·x + b is not divided by the length of w."""

EDITS = [
    (
        "distance",
        "return (X @ w + b) / np.linalg.norm(w)",
        "return X @ w + b",
    ),
]

LOSES = ["signed-distance"]
