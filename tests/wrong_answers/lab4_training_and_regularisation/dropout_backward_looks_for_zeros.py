"""The mask is guessed from H′: what ReLU stopped counts as left out."""

EDITS = [
    (
        "dropout-functions",
        "    return H * scale, scale",
        "    return H * scale, (H * scale != 0) / (1 - p)",
    ),
]

LOSES = ["dropout-gradient"]
