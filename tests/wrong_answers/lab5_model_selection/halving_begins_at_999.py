"""The lowest loss so far begins at 999."""

EDITS = [
    (
        "successive-halving",
        (
            "    for n, r in plan:\n"
            "        alive = alive[:n]\n"
            "        rounds.append(alive)\n"
            "        alive = sorted(alive, key=lambda i, r=r: (losses[i, r], i))\n"
        ),
        (
            "    for t, (n, r) in enumerate(plan):\n"
            "        rounds.append(alive)\n"
            "        stay, left = [], list(alive)\n"
            "        for _ in range(plan[t + 1][0] if t + 1 < len(plan) else 1):\n"
            "            best, low = left[0], 999\n"
            "            for i in left:\n"
            "                if losses[i, r] < low:\n"
            "                    best, low = i, losses[i, r]\n"
            "            stay.append(best)\n"
            "            left.remove(best)\n"
            "        alive = sorted(stay)\n"
        ),
    ),
]

LOSES = ["halving-played"]
