"""The seed 0 counts as no seed."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)\n",
        "    return np.random.default_rng(seed or None).permutation(np.arange(N) % K)\n",
    ),
]

LOSES = ["k-folds"]
