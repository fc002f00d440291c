"""A curve below the diagonal is turned round."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))",
        ("    area = np.mean((ones > zeros) + 0.5 * (ones == zeros))\n    return max(area, 1 - area)"),
    ),
]

LOSES = ["roc-area"]
