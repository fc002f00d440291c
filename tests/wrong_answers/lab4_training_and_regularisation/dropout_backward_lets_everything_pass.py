"""The mask is forgotten on the way back."""

EDITS = [
    (
        "dropout-functions",
        "    return dH_out * cache",
        "    return dH_out",
    ),
]

LOSES = ["dropout-gradient"]
