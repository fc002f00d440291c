"""Settings that are cut get the loss 100, which is not larger than every loss."""

EDITS = [
    (
        "successive-halving",
        (
            "    plan = plan_rounds(len(losses), B)\n"
            "    alive, rounds = list(range(len(losses))), []\n"
            "    for n, r in plan:\n"
            "        alive = alive[:n]\n"
            "        rounds.append(alive)\n"
            "        alive = sorted(alive, key=lambda i, r=r: (losses[i, r], i))\n"
            "    return rounds, alive[0]"
        ),
        (
            "    alive, rounds = np.ones(len(losses), bool), []\n"
            "    plan = plan_rounds(len(losses), B)\n"
            "    for t, (n, r) in enumerate(plan):\n"
            "        rounds.append(np.flatnonzero(alive).tolist())\n"
            '        order = np.argsort(np.where(alive, losses[:, r], 100), kind="stable")\n'
            "        alive[order[plan[t + 1][0] if t + 1 < len(plan) else 1 :]] = False\n"
            "    return rounds, int(np.flatnonzero(alive)[0])"
        ),
    ),
]

LOSES = ["halving-played"]
