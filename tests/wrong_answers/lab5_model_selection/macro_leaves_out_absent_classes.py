"""Classes that do not occur are left out of the mean."""

EDITS = [
    (
        "counting",
        "    return np.mean(2 * TP / np.maximum(called + are, 1)), 2 * TP.sum() / (called + are).sum()",
        ("    return np.mean((2 * TP / np.maximum(called + are, 1))[are > 0]), 2 * TP.sum() / (called + are).sum()"),
    ),
]

LOSES = ["macro-and-micro"]
