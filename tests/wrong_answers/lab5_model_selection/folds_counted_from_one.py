"""The folds are numbered 1 … K."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K) + 1",
    ),
]

LOSES = ["k-folds"]
