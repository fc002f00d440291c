"""The errors that were handed in are sorted in place."""

EDITS = [
    ("cross-validate", "    return np.mean(errors),", ("    errors.sort()\n    return np.mean(errors),")),
]

LOSES = ["summarised"]
