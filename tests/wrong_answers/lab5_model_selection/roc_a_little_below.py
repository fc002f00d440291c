"""An example is called 1 a little below the threshold too."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n"
            "    false, true = called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
            "    return np.append(0, false), np.append(0, true)\n"
        ),
        (
            "    thresholds = np.append(np.inf, np.unique(s)[::-1])\n"
            "    called = s >= thresholds[:, None] - 1e-14\n"
            "    return called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
        ),
    ),
]

LOSES = ["roc-curve"]
