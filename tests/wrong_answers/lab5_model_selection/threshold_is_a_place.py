"""The number of the example is returned, not its score."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return int(np.flatnonzero(s == max(t for t in s if np.mean(s[y == 1] >= t) >= recall))[0])",
    ),
]

LOSES = ["wanted-recall"]
