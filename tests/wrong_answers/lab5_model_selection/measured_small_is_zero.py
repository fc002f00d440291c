"""Spreads below a thousandth count as none."""

EDITS = [
    (
        "cross-validate",
        "    return X.mean(axis=0), np.where(s == 0, 1.0, s)\n",
        "    return X.mean(axis=0), np.where(s < 1e-3, 1.0, s)\n",
    ),
]

LOSES = ["measured", "cross-validated"]
