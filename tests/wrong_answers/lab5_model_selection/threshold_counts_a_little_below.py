"""A score counts as found a little below the threshold too."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max(t for t in s if np.mean(s[y == 1] >= t - 1e-9) >= recall)",
    ),
]

LOSES = ["wanted-recall"]
