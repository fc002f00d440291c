"""The squares of a fold are added up, not averaged."""

EDITS = [
    ("cross-validate", "errors.append(np.mean(", "errors.append(np.sum("),
]

LOSES = ["cross-validated", "grid-searched"]
