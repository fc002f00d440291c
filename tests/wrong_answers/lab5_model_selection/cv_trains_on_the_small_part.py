"""One fold trains and all others validate."""

EDITS = [
    ("cross-validate", "train, validation = fold != k, fold == k", "train, validation = fold == k, fold != k"),
]

LOSES = ["cross-validated", "grid-searched"]
