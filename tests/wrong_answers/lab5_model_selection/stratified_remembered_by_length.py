"""Folds are remembered by N, K and the seed, whatever the labels are."""

EDITS = [
    (
        "assign-stratified",
        (
            "def assign_stratified(y, K, seed):\n"
            '    """Return the fold of each example, (N,) integers 0 … K − 1, for the classes y (N,)."""\n'
            "    chance = np.random.default_rng(seed)\n"
            "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n"
            "    fold = np.empty(len(y), dtype=int)\n"
            "    fold[pack] = np.arange(len(y)) % K\n"
            "    return fold"
        ),
        (
            "def assign_stratified(y, K, seed, made={}):\n"
            '    """Return the fold of each example, (N,) integers 0 … K − 1, for the classes y (N,)."""\n'
            "    key = len(y), K, seed\n"
            "    if key not in made:\n"
            "        chance = np.random.default_rng(seed)\n"
            "        classes = [np.flatnonzero(y == label) for label in np.unique(y)]\n"
            "        pack = np.concatenate([chance.permutation(rows) for rows in classes])\n"
            "        fold = np.empty(len(y), dtype=int)\n"
            "        fold[pack] = np.arange(len(y)) % K\n"
            "        made[key] = fold\n"
            "    return made[key]"
        ),
    ),
]

LOSES = ["stratified-classes"]
