"""The history is a default argument that lives on from call to call."""

EDITS = [
    (
        "descent",
        "def descend(X, y, alpha, steps):",
        "def descend(X, y, alpha, steps, losses=[]):",
    ),
    (
        "descent",
        "losses = [L / len(y)]",
        "losses.append(L / len(y))",
    ),
]

LOSES = ["descend-losses"]
