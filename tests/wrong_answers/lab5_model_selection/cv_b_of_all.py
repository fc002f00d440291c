"""b is the mean of all y, also of those that validate."""

EDITS = [
    (
        "cross-validate",
        "        errors.append(np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2))\n",
        "        errors.append(np.mean(((X[validation] - mean) / s @ w + y.mean() - y[validation]) ** 2))\n",
    ),
]

LOSES = ["cross-validated", "grid-searched"]
