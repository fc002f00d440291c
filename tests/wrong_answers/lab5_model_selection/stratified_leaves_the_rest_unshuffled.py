"""Of each class only what divides evenly is shuffled; the rest is dealt in the file's order."""

EDITS = [
    (
        "assign-stratified",
        (
            "    chance = np.random.default_rng(seed)\n"
            "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n"
            "    fold = np.empty(len(y), dtype=int)\n"
            "    fold[pack] = np.arange(len(y)) % K\n"
        ),
        (
            "    chance, fold, begin = np.random.default_rng(seed), np.empty(len(y), dtype=int), 0\n"
            "    for label in np.unique(y):\n"
            "        rows = np.flatnonzero(y == label)\n"
            "        even = len(rows) // K * K\n"
            "        rows[:even] = chance.permutation(rows[:even])\n"
            "        fold[rows] = (begin + np.arange(len(rows))) % K\n"
            "        begin += len(rows)\n"
        ),
    ),
]

LOSES = ["stratified-classes"]
