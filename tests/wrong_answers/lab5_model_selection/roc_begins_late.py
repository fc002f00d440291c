"""The point (0, 0) is missing."""

EDITS = [
    ("thresholds-moved", "    return np.append(0, false), np.append(0, true)", "    return false, true"),
]

LOSES = ["roc-curve"]
