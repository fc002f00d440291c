"""Blocks of the file stay together; only the numbers of the folds are shuffled."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng(seed).permutation(K)[np.arange(N) * K // N]",
    ),
]

LOSES = ["k-folds"]
