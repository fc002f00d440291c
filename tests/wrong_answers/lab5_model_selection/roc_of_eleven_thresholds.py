"""Eleven thresholds between 0 and 1 are tried, whatever the scores."""

EDITS = [
    (
        "thresholds-moved",
        "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)",
        "    called = s >= np.linspace(0, 1, 11)[::-1, None]",
    ),
]

LOSES = ["roc-curve"]
