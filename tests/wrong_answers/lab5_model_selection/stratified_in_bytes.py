"""Folds are numbered in bytes: beyond 256 folds they begin anew."""

EDITS = [
    ("assign-stratified", "    fold = np.empty(len(y), dtype=int)\n", "    fold = np.empty(len(y), dtype=np.uint8)\n"),
]

LOSES = ["stratified-classes", "stratified-sizes"]
