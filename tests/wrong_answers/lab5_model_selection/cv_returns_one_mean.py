"""The mean over the folds is returned, not the folds."""

EDITS = [
    ("cross-validate", "    return np.array(errors)", "    return np.mean(errors)"),
]

LOSES = ["cross-validated"]
