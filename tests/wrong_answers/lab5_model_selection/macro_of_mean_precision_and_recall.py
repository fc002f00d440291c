"""Macro F1 is made of the mean precision and the mean recall."""

EDITS = [
    (
        "counting",
        "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * TP.sum() / (called + are).sum()",
        (
            "    p, r = np.mean(TP / np.maximum(called, 1)), np.mean(TP / np.maximum(are, 1))\n"
            "    return 2 * p * r / max(p + r, 1e-9), 2 * TP.sum() / (called + are).sum()"
        ),
    ),
]

LOSES = ["macro-and-micro"]
