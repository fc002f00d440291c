"""Class number c is dealt from fold c on: right only where every class leaves one over."""

EDITS = [
    (
        "assign-stratified",
        (
            "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n"
            "    fold = np.empty(len(y), dtype=int)\n"
            "    fold[pack] = np.arange(len(y)) % K\n"
        ),
        (
            "    fold = np.empty(len(y), dtype=int)\n"
            "    for c, label in enumerate(np.unique(y)):\n"
            "        rows = chance.permutation(np.flatnonzero(y == label))\n"
            "        fold[rows] = (np.arange(len(rows)) + c) % K\n"
        ),
    ),
]

LOSES = ["stratified-sizes"]
