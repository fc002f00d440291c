"""The last fold never validates."""

EDITS = [
    ("cross-validate", "range(fold.max() + 1)", "range(fold.max())"),
]

LOSES = ["cross-validated", "grid-searched"]
