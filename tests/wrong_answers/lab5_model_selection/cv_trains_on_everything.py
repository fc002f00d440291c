"""All rows train; the validation rows are among them."""

EDITS = [
    ("cross-validate", "train, validation = fold != k, fold == k", "train, validation = fold >= 0, fold == k"),
]

LOSES = ["cross-validated", "grid-searched"]
