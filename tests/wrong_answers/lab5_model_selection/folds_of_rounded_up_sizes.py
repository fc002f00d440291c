"""Every fold gets N / K examples, rounded up, until nothing is left for the last."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        "    return np.random.default_rng(seed).permutation(np.arange(N) // -(-N // K))",
    ),
]

LOSES = ["k-folds"]
