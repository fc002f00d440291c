"""The mask is one global: a second call overwrites the first."""

EDITS = [
    (
        "dropout-functions",
        "    return H * scale, scale",
        "    global last_mask\n    last_mask = scale\n    return H * scale, None",
    ),
    (
        "dropout-functions",
        "    return dH_out * cache",
        "    return dH_out * last_mask",
    ),
]

LOSES = ["dropout-gradient"]
