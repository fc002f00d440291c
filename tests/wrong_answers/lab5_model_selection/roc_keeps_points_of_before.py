"""The lists of points are default arguments, and keep the points of earlier calls."""

EDITS = [
    (
        "thresholds-moved",
        (
            "def roc(s, y):\n"
            '    """Return the false positive rates and the true positive rates, from (0, 0) to (1, 1)   [eq:roc]."""\n'
            "    called = s >= np.unique(s)[::-1, None]  # (thresholds, N)\n"
            "    false, true = called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)\n"
            "    return np.append(0, false), np.append(0, true)\n"
        ),
        (
            "def roc(s, y, false=[0.0], true=[0.0]):\n"
            "    for t in np.unique(s)[::-1]:\n"
            "        false.append(np.mean(s[y == 0] >= t))\n"
            "        true.append(np.mean(s[y == 1] >= t))\n"
            "    return false, true\n"
        ),
    ),
]

LOSES = ["roc-curve"]
