"""Instead of infinity the first threshold is 100."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n"
            "    false, true = called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
            "    return np.append(0, false), np.append(0, true)\n"
        ),
        (
            "    thresholds = np.append(100, np.unique(s)[::-1])\n"
            "    called = s >= thresholds[:, None]\n"
            "    return called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
        ),
    ),
]

LOSES = ["roc-curve"]
