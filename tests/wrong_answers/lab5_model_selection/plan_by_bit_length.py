"""The number of rounds is that of the binary digits of N: one too many for powers of two."""

EDITS = [
    (
        "successive-halving",
        (
            "    counts = [N]\n"
            "    while counts[-1] > 2:\n"
            "        counts.append((counts[-1] + 1) // 2)\n"
            "    return [(n, B // (n * len(counts))) for n in counts]\n"
        ),
        (
            "    T, n, rounds = N.bit_length(), N, []\n"
            "    for _ in range(T):\n"
            "        rounds.append((n, B // (n * T)))\n"
            "        n = (n + 1) // 2\n"
            "    return rounds\n"
        ),
    ),
]

LOSES = ["halving-plan", "halving-played"]
