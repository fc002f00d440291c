"""A pair with equal scores counts a whole."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))",
        "    return np.mean(ones >= zeros)",
    ),
]

LOSES = ["roc-area"]
