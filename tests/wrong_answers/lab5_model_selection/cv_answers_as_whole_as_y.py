"""Predictions are kept in an array like y, which cuts off decimals where y is whole."""

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
            "    answers = np.zeros_like(y)\n"
            "    for k in range(fold.max() + 1):\n"
            "        train, validation = fold != k, fold == k\n"
            "        mean, s = measure(X[train])\n"
            "        w, b = ridge((X[train] - mean) / s, y[train], theta)\n"
            "        answers[validation] = (X[validation] - mean) / s @ w + b\n"
            "    return np.array([np.mean((answers - y)[fold == k] ** 2) for k in range(fold.max() + 1)])\n"
        ),
    ),
]

LOSES = ["cross-validated"]
