"""The score before the first is -1: where that is the highest score, (0, 0) is missing."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n"
            "    false, true = called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
            "    return np.append(0, false), np.append(0, true)\n"
        ),
        (
            '    order = np.argsort(-s, kind="stable")\n'
            "    false, true, FP, TP, before = [], [], 0, 0, -1\n"
            "    for n in order:\n"
            "        if s[n] != before:\n"
            "            false.append(FP / np.sum(y == 0))\n"
            "            true.append(TP / np.sum(y == 1))\n"
            "            before = s[n]\n"
            "        FP, TP = FP + (y[n] == 0), TP + (y[n] == 1)\n"
            "    return false + [1.0], true + [1.0]\n"
        ),
    ),
]

LOSES = ["roc-curve"]
