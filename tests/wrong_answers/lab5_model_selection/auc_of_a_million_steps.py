"""Scores are scaled to whole numbers from 0 to a million."""

EDITS = [
    (
        "thresholds-moved",
        '    """Return the share of pairs of a 1 and a 0 in which the 1 scores higher; a draw is one half."""\n',
        (
            '    """Return the share of pairs of a 1 and a 0 in which the 1 scores higher; a draw is one half."""\n'
            "    s = np.round((s - s.min()) / (s.max() - s.min() or 1) * 1e6).astype(int)\n"
        ),
    ),
]

LOSES = ["roc-area"]
