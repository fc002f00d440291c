"""Scores are clipped at -30 and 30."""

EDITS = [
    (
        "thresholds-moved",
        '    """Return the share of pairs of a 1 and a 0 in which the 1 scores higher; a draw is one half."""\n',
        (
            '    """Return the share of pairs of a 1 and a 0 in which the 1 scores higher; a draw is one half."""\n'
            "    s = np.clip(s, -30, 30)\n"
        ),
    ),
]

LOSES = ["roc-area"]
