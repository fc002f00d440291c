"""The variance is returned: the root is missing."""

EDITS = [
    ("cross-validate", "    s = X.std(axis=0)", "    s = X.var(axis=0)"),
]

LOSES = ["measured", "cross-validated", "grid-searched"]
