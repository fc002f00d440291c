"""The validation rows are not standardised at all."""

EDITS = [
    ("cross-validate", "(X[validation] - mean) / s @ w", "X[validation] @ w"),
]

LOSES = ["cross-validated", "grid-searched"]
