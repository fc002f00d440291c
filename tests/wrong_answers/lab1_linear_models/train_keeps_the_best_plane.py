"""The plane with the fewest mistakes is returned, not the last one."""

EDITS = [
    (
        "training",
        "    return w, b, updates",
        "    return *min(seen, key=lambda plane: np.sum(y * (X @ plane[0] + plane[1]) <= 0)), updates",
    ),
    (
        "training",
        "                count += 1",
        "                count += 1\n                seen.append((w, b))",
    ),
    (
        "training",
        "    updates = []\n",
        "    updates, seen = [], [(w, b)]\n",
    ),
]

LOSES = ["gives-up"]
