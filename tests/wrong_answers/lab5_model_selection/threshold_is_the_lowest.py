"""The lowest score always finds enough."""

EDITS = [
    ("thresholds-moved", "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)", "    return min(s)"),
]

LOSES = ["wanted-recall"]
