"""The squares are divided by the number of rows that train."""

EDITS = [
    (
        "cross-validate",
        "        errors.append(np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2))\n",
        "        errors.append(np.sum(((X[validation] - mean) / s @ w + b - y[validation]) ** 2) / train.sum())\n",
    ),
]

LOSES = ["cross-validated", "grid-searched"]
