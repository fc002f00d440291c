"""The gradient is multiplied into the cache's own array."""

EDITS = [
    (
        "dropout-functions",
        "return dH_out * cache",
        "cache *= dH_out\n    return cache",
    ),
]

LOSES = ["dropout-gradient"]
