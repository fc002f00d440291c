"""The standard deviation is that of all rows, the mean that of the training rows."""

EDITS = [
    (
        "cross-validate",
        "        mean, s = measure(X[train])\n",
        "        mean, s = measure(X[train])[0], measure(X)[1]\n",
    ),
]

LOSES = ["cross-validated", "grid-searched"]
