"""The prediction is X w: b is missing."""

EDITS = [
    ("cross-validate", "@ w + b - y[validation]", "@ w - y[validation]"),
]

LOSES = ["cross-validated", "grid-searched"]
