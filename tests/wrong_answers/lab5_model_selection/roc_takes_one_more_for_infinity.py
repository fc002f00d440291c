"""Instead of infinity the highest score plus 1 is the first threshold; for huge ones it is the same."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n"
            "    false, true = called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
            "    return np.append(0, false), np.append(0, true)\n"
        ),
        (
            "    thresholds = np.append(s.max() + 1, np.unique(s)[::-1])\n"
            "    called = s >= thresholds[:, None]\n"
            "    return called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
        ),
    ),
]

LOSES = ["roc-curve"]
