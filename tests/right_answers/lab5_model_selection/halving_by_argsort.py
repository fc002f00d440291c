"""Halving with stable argsorts on arrays, a recursive plan, and a table of the grid filled by product."""

CELLS = {
    "successive-halving": r"""
def plan_rounds(N, B):
    def counts(n):
        return [n] + (counts(-(-n // 2)) if n > 2 else [])

    n = np.array(counts(N))
    return np.column_stack([n, B // (n * len(n))])


def halving(losses, B):
    plan = plan_rounds(len(losses), B)
    alive, rounds = np.arange(len(losses)), []
    for n, r in plan:
        rounds.append(alive)
        ranked = alive[np.argsort(losses[alive, r], kind="stable")]
        alive = np.sort(ranked[: -(-n // 2)])
    return rounds, ranked[0]
""",
    "grid": r"""
import itertools


def best_of(table):
    filled = np.where(np.isnan(table), np.inf, table)
    return np.argwhere(filled == filled.min())[0]


def grid_search(x, y, fold, degrees, thetas):
    cells = list(itertools.product(degrees, thetas))
    errors = [np.mean(cross_validate(powers(x, degree), y, fold, theta)) for degree, theta in cells]
    return cells[int(np.argmin(errors))], np.reshape(errors, (len(degrees), -1))
""",
}
