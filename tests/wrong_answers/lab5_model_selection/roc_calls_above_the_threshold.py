"""An example is called 1 where s > t."""

EDITS = [
    (
        "thresholds-moved",
        "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)",
        "    called = s > np.unique(s)[::-1, None]  # (thresholds, N)",
    ),
]

LOSES = ["roc-curve"]
