"""The pairs that the 0 wins are counted."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))",
        "    return np.mean((ones < zeros) + 0.5 * (ones == zeros))",
    ),
]

LOSES = ["roc-area"]
