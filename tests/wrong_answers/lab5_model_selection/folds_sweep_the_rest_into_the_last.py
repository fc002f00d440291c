"""Every fold gets N // K examples, and the last one the rest as well."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)",
        ("    return np.random.default_rng(seed).permutation(np.minimum(np.arange(N) // (N // K), K - 1))"),
    ),
]

LOSES = ["k-folds"]
