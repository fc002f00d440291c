"""With p = 0 there is no mask, and the way back breaks."""

EDITS = [
    (
        "dropout-functions",
        "    if not training:",
        "    if not training or p == 0:",
    ),
]

LOSES = ["dropout-gradient"]
