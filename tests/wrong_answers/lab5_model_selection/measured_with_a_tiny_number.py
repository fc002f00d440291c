"""A tiny number is added to s, so a column that never changes is divided by next to nothing."""

EDITS = [
    ("cross-validate", "np.where(s == 0, 1.0, s)", "s + 1e-8"),
]

LOSES = ["measured", "cross-validated"]
