"""The highest threshold so far begins at -999."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        (
            "    best = -999.0\n"
            "    for t in s:\n"
            "        if np.mean(s[y == 1] >= t) >= recall and t > best:\n"
            "            best = t\n"
            "    return best"
        ),
    ),
]

LOSES = ["wanted-recall"]
