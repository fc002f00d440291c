"""The standard deviations come first."""

EDITS = [
    (
        "cross-validate",
        "    return X.mean(axis=0), np.where(s == 0, 1.0, s)\n",
        "    return np.where(s == 0, 1.0, s), X.mean(axis=0)\n",
    ),
]

LOSES = ["cross-validated", "grid-searched", "measured"]
