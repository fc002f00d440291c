"""All rows are standardised once, before the folds: the validation rows leak."""

EDITS = [
    (
        "cross-validate",
        ("    errors = []\n    for k in range(fold.max() + 1):"),
        ("    errors, (mean, s) = [], measure(X)\n    for k in range(fold.max() + 1):"),
    ),
    ("cross-validate", "        mean, s = measure(X[train])\n", ""),
]

LOSES = ["cross-validated", "grid-searched"]
