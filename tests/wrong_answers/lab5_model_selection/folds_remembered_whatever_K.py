"""Folds are remembered by N and the seed, whatever K is."""

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
            '    """Return the fold of each example, (N,) integers 0 … K − 1."""\n'
            "    if (N, seed) not in made:\n"
            "        made[N, seed] = np.random.default_rng(seed).permutation(np.arange(N) % K)\n"
            "    return made[N, seed]\n"
        ),
    ),
]

LOSES = ["k-folds"]
