"""The scatter divides by K."""

EDITS = [
    ("cross-validate", "np.std(errors, ddof=1)", "np.std(errors)"),
]

LOSES = ["summarised"]
