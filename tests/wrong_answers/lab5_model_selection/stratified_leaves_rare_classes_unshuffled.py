"""Classes with fewer than K examples are not shuffled."""

EDITS = [
    (
        "assign-stratified",
        (
            "    chance = np.random.default_rng(seed)\n"
            "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n"
        ),
        (
            "    chance, pack = np.random.default_rng(seed), []\n"
            "    for label in np.unique(y):\n"
            "        rows = np.flatnonzero(y == label)\n"
            "        pack.extend(chance.permutation(rows) if len(rows) >= K else rows)\n"
        ),
    ),
]

LOSES = ["stratified-classes"]
