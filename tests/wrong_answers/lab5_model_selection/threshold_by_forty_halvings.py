"""Forty halvings of the interval of scores, then the nearest score."""

EDITS = [
    (
        "thresholds-moved",
        "    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)",
        (
            "    low, high = float(s.min()), float(s.max()) + 1\n"
            "    for _ in range(40):\n"
            "        t = (low + high) / 2\n"
            "        if np.mean(s[y == 1] >= t) >= recall:\n"
            "            low = t\n"
            "        else:\n"
            "            high = t\n"
            "    return s[np.argmin(abs(s - low))]"
        ),
    ),
]

LOSES = ["wanted-recall"]
