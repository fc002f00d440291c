"""Folds are kept in a dict by their seed, so another N or K gets those of before."""

EDITS = [
    (
        "assign-folds",
        (
            "def assign_folds(N, K, seed):\n"
            '    """Return the fold of each example, (N,) integers 0 … K − 1."""\n'
            "    return np.random.default_rng(seed).permutation(np.arange(N) % K)\n"
        ),
        (
            "def assign_folds(N, K, seed, made={}):\n"
            "    if seed not in made:\n"
            "        made[seed] = np.random.default_rng(seed).permutation(np.arange(N) % K)\n"
            "    return made[seed]\n"
        ),
    ),
]

LOSES = ["k-folds"]
