"""X itself is standardised, so the first fold's measures reach all others."""

EDITS = [
    (
        "cross-validate",
        ("    errors = []\n    for k in range(fold.max() + 1):"),
        ("    errors, (mean, s) = [], measure(X)\n    X -= mean\n    X /= s\n    for k in range(fold.max() + 1):"),
    ),
    ("cross-validate", "        mean, s = measure(X[train])\n", "        mean, s = 0.0, 1.0\n"),
]

LOSES = ["cross-validated", "grid-searched"]
