"""Scores that differ by less than 1e-14 draw."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    ones, zeros = s[y == 1][:, None], s[y == 0]\n"
            "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))\n"
        ),
        ("    d = s[y == 1][:, None] - s[y == 0]\n    return np.mean((d > 1e-14) + 0.5 * (abs(d) <= 1e-14))\n"),
    ),
]

LOSES = ["roc-area"]
