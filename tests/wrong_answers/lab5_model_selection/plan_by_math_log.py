"""math.log(N, 2) is a little too large for some powers of two."""

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
            "    import math\n"
            "    T = math.ceil(math.log(N, 2)) - 1\n"
            "    plan = []\n"
            "    for t in range(T + 1):\n"
            "        plan.append((N, B // (N * (T + 1))))\n"
            "        N = (N + 1) // 2\n"
            "    return plan\n"
        ),
    ),
]

LOSES = ["halving-plan"]
