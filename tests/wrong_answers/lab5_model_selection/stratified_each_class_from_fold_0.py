"""Every class is dealt from fold 0 on, so fold 0 gets all that is left over."""

EDITS = [
    (
        "assign-stratified",
        "    fold[pack] = np.arange(len(y)) % K",
        (
            "    for label in np.unique(y):\n"
            "        rows = chance.permutation(np.flatnonzero(y == label))\n"
            "        fold[rows] = np.arange(len(rows)) % K"
        ),
    ),
]

LOSES = ["stratified-sizes"]
