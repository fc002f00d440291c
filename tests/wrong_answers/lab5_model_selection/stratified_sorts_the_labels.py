"""The labels that were handed in are sorted in place."""

EDITS = [
    ("assign-stratified", "    chance =", ("    y.sort()\n    chance =")),
]

LOSES = ["stratified-classes"]
