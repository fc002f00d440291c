"""A tiny number is added to the score, so that it is found no more itself."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall) + 1e-10",
    ),
]

LOSES = ["wanted-recall"]
