"""The scatter is divided by the root of K as well."""

EDITS = [
    ("cross-validate", "np.std(errors, ddof=1)", "np.std(errors, ddof=1) / np.sqrt(len(errors))"),
]

LOSES = ["summarised"]
