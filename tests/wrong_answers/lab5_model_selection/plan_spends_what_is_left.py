"""What a round leaves over is shared among the rounds that follow."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]\n",
        (
            "    rounds = []\n"
            "    for t, n in enumerate(counts):\n"
            "        r = B // (len(counts) - t) // n\n"
            "        rounds.append((n, r))\n"
            "        B -= n * r\n"
            "    return rounds\n"
        ),
    ),
]

LOSES = ["halving-plan", "halving-played"]
