"""Nothing is standardised, so the penalty depends on the units."""

EDITS = [
    ("cross-validate", "        mean, s = measure(X[train])\n", "        mean, s = 0.0, 1.0\n"),
]

LOSES = ["cross-validated", "grid-searched"]
