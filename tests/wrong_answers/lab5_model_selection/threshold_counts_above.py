"""Only scores above t are counted as found."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max((t for t in s if np.mean(s[y == 1] > t) >= recall), default=min(s))",
    ),
]

LOSES = ["wanted-recall"]
