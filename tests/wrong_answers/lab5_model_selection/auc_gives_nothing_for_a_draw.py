"""A pair with equal scores counts nothing."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))",
        "    return np.mean(ones > zeros)",
    ),
]

LOSES = ["roc-area"]
