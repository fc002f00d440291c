"""The generator always starts from 0, whatever the seed."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng(0).permutation(np.arange(N) % K)",
    ),
]

LOSES = ["k-folds"]
