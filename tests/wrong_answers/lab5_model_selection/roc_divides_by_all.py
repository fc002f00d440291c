"""False positives are divided by all examples."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.append(0, false), np.append(0, true)",
        "    return np.append(0, false * np.mean(y == 0)), np.append(0, true)",
    ),
]

LOSES = ["roc-curve"]
