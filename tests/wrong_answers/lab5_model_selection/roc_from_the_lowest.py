"""The curve runs from (1, 1) to (0, 0)."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.append(0, false), np.append(0, true)",
        "    return np.append(0, false)[::-1], np.append(0, true)[::-1]",
    ),
]

LOSES = ["roc-curve"]
