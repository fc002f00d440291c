"""Means and deviations are stored in arrays like X: where X holds whole numbers, they lose their decimals."""

EDITS = [
    (
        "cross-validate",
        ("    s = X.std(axis=0)\n    return X.mean(axis=0), np.where(s == 0, 1.0, s)\n"),
        (
            "    mean, s = np.zeros_like(X[0]), np.ones_like(X[0])\n"
            "    for i in range(X.shape[1]):\n"
            "        mean[i] = X[:, i].mean()\n"
            "        if X[:, i].std() > 0:\n"
            "            s[i] = X[:, i].std()\n"
            "    return mean, s\n"
        ),
    ),
]

LOSES = ["measured", "cross-validated"]
