"""A quantile between two scores is returned."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return np.quantile(s[y == 1], 1 - recall)",
    ),
]

LOSES = ["wanted-recall"]
