"""Every result is a namedtuple; folds take two bytes each, the best of halving come from a heap, the grid is a dict."""

CELLS = {
    "assign-folds": r"""
from typing import NamedTuple


class Rows(NamedTuple):
    train: np.ndarray
    validation: np.ndarray


def assign_folds(N: int, K: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    fold = np.empty(N, dtype=np.uint16)
    for k, rows in enumerate(np.array_split(rng.permutation(N), K)):
        fold[rows] = k
    return fold


def rows_of(fold, k):
    inside = fold == k
    return Rows(np.where(~inside)[0], np.where(inside)[0])
""",
    "assign-stratified": r"""
def assign_stratified(y, K, seed):
    N = len(y)
    shuffled = np.random.default_rng(seed).permutation(N)
    order = shuffled[np.argsort(y[shuffled], kind="stable")]
    fold = [0] * N
    for place, row in enumerate(order):
        fold[row] = place % K
    return tuple(fold)
""",
    "cross-validate": r"""
import statistics


class Scale(NamedTuple):
    mean: np.ndarray
    s: np.ndarray


def measure(X):
    s = (np.mean(X * X, axis=0) - X.mean(axis=0) ** 2).clip(0) ** 0.5
    s[np.ptp(X, axis=0) == 0] = 1
    return Scale(X.mean(axis=0), s)


def cross_validate(X, y, fold, theta):
    def error(k):
        rows = rows_of(fold, k)
        scale = measure(X[rows.train])
        w, b = ridge((X[rows.train] - scale.mean) / scale.s, y[rows.train], theta)
        return float(((y[rows.validation] - b - (X[rows.validation] - scale.mean) / scale.s @ w) ** 2).mean())

    return [error(k) for k in sorted(set(fold.tolist()))]


def summary(errors):
    return statistics.fmean(errors), statistics.stdev(errors)
""",
    "grid": r"""
from itertools import product


class Best(NamedTuple):
    degree: int
    theta: float


def best_of(table):
    return np.argwhere(table == np.nanmin(table))[0]


def grid_search(x, y, fold, degrees, thetas):
    found = {Best(d, t): np.mean(cross_validate(powers(x, d), y, fold, t)) for d, t in product(degrees, thetas)}
    table = [[found[d, t] for t in thetas] for d in degrees]
    return min(found, key=found.get), table
""",
    "successive-halving": r"""
import heapq
import math


class Round(NamedTuple):
    n: int
    r: int


def plan_rounds(N, B):
    T = math.ceil(math.log2(N)) - 1
    n, rounds = N, []
    for _ in range(T + 1):
        rounds.append(Round(n, B // (n * (T + 1))))
        n = -(-n // 2)
    return rounds


def halving(losses, B):
    plan = plan_rounds(len(losses), B)
    alive, seen = np.arange(len(losses)), []
    for t, (n, r) in enumerate(plan):
        seen.append(alive)
        go_on = plan[t + 1].n if t + 1 < len(plan) else 1
        alive = np.array(heapq.nsmallest(go_on, alive, key=lambda i: (losses[i][r], i)))
    return seen, alive[0]
""",
}
