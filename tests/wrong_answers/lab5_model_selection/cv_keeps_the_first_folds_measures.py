"""What was measured for fold 0 is used for all folds."""

EDITS = [
    (
        "cross-validate",
        ("    errors = []\n    for k in range(fold.max() + 1):"),
        ("    errors, (mean, s) = [], measure(X[fold != 0])\n    for k in range(fold.max() + 1):"),
    ),
    ("cross-validate", "        mean, s = measure(X[train])\n", ""),
]

LOSES = ["cross-validated", "grid-searched"]
