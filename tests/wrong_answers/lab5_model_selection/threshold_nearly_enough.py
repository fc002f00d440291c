"""A thousandth too few counts as enough."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall - 1e-3)",
    ),
]

LOSES = ["wanted-recall"]
