"""More than the wanted recall is asked for."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max((t for t in s if np.mean(s[y == 1] >= t) > recall), default=min(s))",
    ),
]

LOSES = ["wanted-recall"]
