"""Every K-th example goes to the same fold, whatever the seed."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.arange(N) % K",
    ),
]

LOSES = ["k-folds"]
