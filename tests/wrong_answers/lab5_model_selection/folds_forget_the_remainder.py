"""Every fold gets N // K examples, and the rest no fold at all."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng(seed).permutation(np.repeat(np.arange(K), N // K))",
    ),
]

LOSES = ["k-folds"]
