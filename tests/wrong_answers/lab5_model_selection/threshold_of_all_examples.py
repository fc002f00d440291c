"""The share of all examples that are called 1 is made large enough."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max(t for t in s if np.mean(s >= t) >= recall)",
    ),
]

LOSES = ["wanted-recall"]
