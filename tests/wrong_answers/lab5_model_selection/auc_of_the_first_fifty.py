"""Only the first fifty 1s and the first fifty 0s are compared."""

EDITS = [
    (
        "thresholds-moved",
        "    ones, zeros = s[y == 1][:, None], s[y == 0]\n",
        "    ones, zeros = s[y == 1][:50, None], s[y == 0][:50]\n",
    ),
]

LOSES = ["roc-area"]
