"""It measures by itself, and adds 1e-8 to every spread."""

EDITS = [
    (
        "cross-validate",
        "        mean, s = measure(X[train])\n",
        "        mean, s = X[train].mean(axis=0), X[train].std(axis=0) + 1e-8\n",
    ),
]

LOSES = ["cross-validated"]
