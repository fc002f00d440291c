"""The cache holds the mask alone; p is a global, of the layer that came last."""

EDITS = [
    (
        "dropout-functions",
        "return H * scale, scale",
        "global last_p\n    last_p = p\n    return H * scale, scale > 0",
    ),
    (
        "dropout-functions",
        "return dH_out * cache",
        "return dH_out * cache / (1 - last_p)",
    ),
]

LOSES = ["dropout-gradient"]
