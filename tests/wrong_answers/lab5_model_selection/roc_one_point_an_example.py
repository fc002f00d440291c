"""Every example makes a point, so equal scores make a staircase that depends on their order."""

EDITS = [
    (
        "thresholds-moved",
        "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)",
        ('    order = np.argsort(-s, kind="stable")\n    called = np.tri(len(s), dtype=bool)[:, np.argsort(order)]'),
    ),
]

LOSES = ["roc-curve"]
