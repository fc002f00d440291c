"""Scores that are nearly equal count as equal."""

EDITS = [
    (
        "thresholds-moved",
        "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n",
        "    called = np.round(s, 6) >= np.unique(np.round(s, 6))[::-1, None]  # (thresholds, N)\n",
    ),
]

LOSES = ["roc-curve"]
