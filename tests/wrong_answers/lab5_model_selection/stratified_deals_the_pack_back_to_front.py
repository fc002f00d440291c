"""The folds of the sorted pack are returned as if they were the rows'."""

EDITS = [
    ("assign-stratified", "    fold[pack] = np.arange(len(y)) % K", "    fold = (np.arange(len(y)) % K)[pack]"),
]

LOSES = ["stratified-classes"]
