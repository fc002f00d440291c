"""H itself is multiplied."""

EDITS = [
    (
        "dropout-functions",
        "    return H * scale, scale",
        "    H *= scale\n    return H, scale",
    ),
]

LOSES = ["dropout-training"]
