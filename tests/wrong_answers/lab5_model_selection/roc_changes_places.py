"""TPR comes first."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.append(0, false), np.append(0, true)",
        "    return np.append(0, true), np.append(0, false)",
    ),
]

LOSES = ["roc-curve"]
