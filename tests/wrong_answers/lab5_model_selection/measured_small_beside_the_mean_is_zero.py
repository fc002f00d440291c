"""A spread below a thousandth of the mean counts as none."""

EDITS = [
    (
        "cross-validate",
        ("    s = X.std(axis=0)\n    return X.mean(axis=0), np.where(s == 0, 1.0, s)\n"),
        ("    mean, s = X.mean(axis=0), X.std(axis=0)\n    return mean, np.where(s < 1e-3 * abs(mean), 1.0, s)\n"),
    ),
]

LOSES = ["measured"]
