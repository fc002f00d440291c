"""Folds are numbered in bytes: beyond 256 folds they begin anew."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)\n",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K).astype(np.uint8)\n",
    ),
]

LOSES = ["k-folds"]
