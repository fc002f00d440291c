"""The weights themselves are shrunk on the way."""

EDITS = [
    (
        "penalty-functions",
        "    pull = np.sign",
        "    for w in params.values():\n        w *= 1 - theta\n    pull = np.sign",
    ),
]

LOSES = ["l1-gradient", "l2-gradient"]
