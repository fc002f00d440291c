"""What is left over at the end of the file goes to the first folds, without shuffling."""

EDITS = [
    (
        "assign-folds",
        "    return np.random.default_rng(seed).permutation(np.arange(N) % K)\n",
        (
            "    even = np.random.default_rng(seed).permutation(np.repeat(np.arange(K), N // K))\n"
            "    return np.append(even, np.arange(N % K))\n"
        ),
    ),
]

LOSES = ["k-folds"]
