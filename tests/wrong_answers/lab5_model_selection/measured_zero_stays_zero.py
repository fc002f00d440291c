"""A column that never changes keeps s = 0."""

EDITS = [
    ("cross-validate", "np.where(s == 0, 1.0, s)", "s"),
]

LOSES = ["measured", "cross-validated"]
