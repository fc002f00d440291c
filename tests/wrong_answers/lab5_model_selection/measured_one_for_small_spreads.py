"""Columns with s below 1 are left alone."""

EDITS = [
    ("cross-validate", "np.where(s == 0, 1.0, s)", "np.maximum(s, 1.0)"),
]

LOSES = ["measured", "cross-validated", "grid-searched"]
