"""The mask is there on the way back, the scale is not."""

EDITS = [
    (
        "dropout-functions",
        "    return dH_out * cache",
        "    return dH_out * (cache > 0)",
    ),
]

LOSES = ["dropout-gradient"]
