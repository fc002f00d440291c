"""Every class is dealt from a fold drawn at random: the sizes are luck."""

EDITS = [
    (
        "assign-stratified",
        "    fold[pack] = np.arange(len(y)) % K",
        (
            "    for label in np.unique(y):\n"
            "        rows = chance.permutation(np.flatnonzero(y == label))\n"
            "        fold[rows] = (np.arange(len(rows)) + chance.integers(K)) % K"
        ),
    ),
]

LOSES = ["stratified-sizes"]
