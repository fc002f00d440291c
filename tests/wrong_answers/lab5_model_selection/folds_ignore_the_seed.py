"""The generator takes no seed, so no two runs agree."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng().permutation(np.arange(N) % K)",
    ),
]

LOSES = ["k-folds"]
