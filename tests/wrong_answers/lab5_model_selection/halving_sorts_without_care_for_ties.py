"""argsort sorts equal losses in any order: kind='stable' is missing."""

CELLS = {
    "successive-halving": r"""
def plan_rounds(N, B):
    counts = [N]
    while counts[-1] > 2:
        counts.append((counts[-1] + 1) // 2)
    return [(n, B // (n * len(counts))) for n in counts]


def halving(losses, B):
    alive, rounds = np.arange(len(losses)), []
    for n, r in plan_rounds(len(losses), B):
        alive = np.sort(alive[:n])
        rounds.append(alive)
        alive = alive[np.argsort(losses[alive, r])]
    return rounds, alive[0]
"""
}
LOSES = ["halving-played"]
