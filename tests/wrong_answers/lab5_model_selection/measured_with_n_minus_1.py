"""The standard deviation divides by N − 1."""

EDITS = [
    ("cross-validate", "    s = X.std(axis=0)", "    s = X.std(axis=0, ddof=min(1, len(X) - 1))"),
]

LOSES = ["measured", "cross-validated", "grid-searched"]
