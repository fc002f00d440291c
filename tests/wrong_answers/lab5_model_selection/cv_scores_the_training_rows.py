"""The error is that of the rows that trained."""

EDITS = [
    ("cross-validate", "train, validation = fold != k, fold == k", "train = validation = fold != k"),
]

LOSES = ["cross-validated", "grid-searched"]
