"""Each example draws its fold: the sizes are luck."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng(seed).integers(K, size=N)",
    ),
]

LOSES = ["k-folds"]
