"""Scores that are nearly equal count as equal."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))\n",
        ("    equal = np.isclose(ones, zeros)\n    return np.mean((ones > zeros) & ~equal) + 0.5 * np.mean(equal)\n"),
    ),
]

LOSES = ["roc-area"]
