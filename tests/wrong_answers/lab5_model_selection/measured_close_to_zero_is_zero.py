"""np.isclose decides whether a spread is 0: below 1e-8 everything is."""

EDITS = [
    (
        "cross-validate",
        "    return X.mean(axis=0), np.where(s == 0, 1.0, s)\n",
        "    return X.mean(axis=0), np.where(np.isclose(s, 0), 1.0, s)\n",
    ),
]

LOSES = ["measured"]
