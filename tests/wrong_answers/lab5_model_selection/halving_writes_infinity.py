"""Who goes home gets an infinite loss in the table that was handed in."""

CELLS = {
    "successive-halving": r"""
def plan_rounds(N, B):
    counts = [N]
    while counts[-1] > 2:
        counts.append((counts[-1] + 1) // 2)
    return [(n, B // (n * len(counts))) for n in counts]


def halving(losses, B):
    rounds = []
    plan = plan_rounds(len(losses), B)
    for t, (n, r) in enumerate(plan):
        alive = np.flatnonzero(np.isfinite(losses[:, 0]))
        rounds.append(alive.tolist())
        order = np.argsort(losses[:, r], kind="stable")
        if t + 1 < len(plan):
            losses[order[plan[t + 1][0]:]] = np.inf
    return rounds, int(order[0])
"""
}
LOSES = ["halving-played"]
