"""A steep sigmoid of the difference stands for who wins."""

EDITS = [
    (
        "thresholds-moved",
        (
            "    ones, zeros = s[y == 1][:, None], s[y == 0]\n"
            "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))\n"
        ),
        ("    d = s[y == 1][:, None] - s[y == 0]\n    return np.mean(1 / (1 + np.exp(np.clip(-1e15 * d, -50, 50))))\n"),
    ),
]

LOSES = ["roc-area"]
