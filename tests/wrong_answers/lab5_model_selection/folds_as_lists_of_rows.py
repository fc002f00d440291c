"""The rows of each fold are returned, not the fold of each row."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.array_split(np.random.default_rng(seed).permutation(N), K)",
    ),
]

LOSES = ["k-folds"]
