"""theta is not used."""

EDITS = [
    ("cross-validate", "y[train], theta)", "y[train], 0.1)"),
]

LOSES = ["cross-validated", "grid-searched"]
