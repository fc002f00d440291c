"""TPR is rounded to two digits before it is compared, so a little too few are enough."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max(t for t in s if np.round(np.mean(s[y == 1] >= t), 2) >= recall)",
    ),
]

LOSES = ["wanted-recall"]
