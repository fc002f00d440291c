"""Classes are taken to be 0, 1, 2, …; all others keep what was in memory."""

EDITS = [
    ("assign-stratified", "    fold = np.empty(len(y), dtype=int)", "    fold = np.full(len(y), 0)"),
    ("assign-stratified", "for label in np.unique(y)])", "for label in range(len(np.unique(y)))])"),
    ("assign-stratified", "    fold[pack] = np.arange(len(y)) % K", "    fold[pack] = np.arange(len(pack)) % K"),
]

LOSES = ["stratified-classes", "stratified-sizes"]
