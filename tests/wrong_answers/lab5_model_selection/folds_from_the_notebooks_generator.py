"""The folds come from the notebook's generator, which moves on with every call."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return rng.permutation(np.arange(N) % K)",
    ),
]

LOSES = ["k-folds"]
