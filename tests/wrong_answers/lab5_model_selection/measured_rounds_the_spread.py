"""The spread is rounded to eight places."""

EDITS = [
    ("cross-validate", "    s = X.std(axis=0)\n", "    s = X.std(axis=0).round(8)\n"),
]

LOSES = ["measured", "cross-validated"]
