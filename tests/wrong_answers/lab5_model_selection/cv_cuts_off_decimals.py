"""The errors are stored among whole numbers, which cut off their decimals."""

EDITS = [
    (
        "cross-validate",
        (
            "    errors = []\n"
            "    for k in range(fold.max() + 1):\n"
            "        train, validation = fold != k, fold == k\n"
            "        mean, s = measure(X[train])\n"
            "        w, b = ridge((X[train] - mean) / s, y[train], theta)\n"
            "        errors.append(np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2))\n"
            "    return np.array(errors)\n"
        ),
        (
            "    errors = np.zeros_like(np.unique(fold))\n"
            "    for k in range(fold.max() + 1):\n"
            "        train, validation = fold != k, fold == k\n"
            "        mean, s = measure(X[train])\n"
            "        w, b = ridge((X[train] - mean) / s, y[train], theta)\n"
            "        errors[k] = np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2)\n"
            "    return errors\n"
        ),
    ),
]

LOSES = ["cross-validated", "grid-searched"]
