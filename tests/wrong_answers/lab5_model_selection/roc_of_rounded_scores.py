"""Scores are rounded to fourteen places."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n"
            "    false, true = called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
            "    return np.append(0, false), np.append(0, true)\n"
        ),
        (
            "    s = s.round(14)\n"
            "    called = s >= np.append(np.inf, np.unique(s)[::-1])[:, None]\n"
            "    return called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
        ),
    ),
]

LOSES = ["roc-curve"]
