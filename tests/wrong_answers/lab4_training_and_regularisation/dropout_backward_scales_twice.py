"""The scale is applied twice on the way back."""

EDITS = [
    (
        "dropout-functions",
        "    return dH_out * cache",
        "    return dH_out * cache * cache",
    ),
]

LOSES = ["dropout-gradient"]
