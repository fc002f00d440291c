"""The examples are moved along by chance, so neighbours never share a fold."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.roll(np.arange(N) % K, np.random.default_rng(seed).integers(N))",
    ),
]

LOSES = ["k-folds"]
