"""Functions are objects with __call__; chance comes from hashes; halving by lexsort; counts by Counter and matrices."""

CELLS = {
    "assign-folds": r"""
import hashlib


class Dealer:
    def __call__(self, N, K, seed):
        keys = [hashlib.sha256(f"{seed}/{N}/{n}".encode()).digest() for n in range(N)]
        fold = [0] * N
        for place, n in enumerate(sorted(range(N), key=keys.__getitem__)):
            fold[n] = place % K
        return fold


assign_folds = Dealer()
rows_of = lambda fold, k: (np.setdiff1d(np.arange(len(fold)), np.argwhere(fold == k)), np.argwhere(fold == k)[:, 0])
""",
    "assign-stratified": r"""
def assign_stratified(y, K, seed):
    chance = np.random.default_rng([seed, 5])
    fold, sizes = np.full(len(y), -1), np.zeros(K, dtype=int)
    for label in set(y.tolist()):
        taken = np.zeros(K, dtype=int)
        for n in chance.permutation(np.flatnonzero(y == label)):
            k = np.lexsort([chance.random(K), sizes, taken])[0]
            fold[n] = k
            taken[k] += 1
            sizes[k] += 1
    return fold
""",
    "cross-validate": r"""
measure = lambda X: (X.mean(0), np.where(np.ptp(X, 0), X.std(0), 1))


class Ridge:
    def __init__(self, X, y, theta):
        self.mean, self.s = measure(X)
        self.w, self.b = ridge(self.scaled(X), y, theta)

    def scaled(self, X):
        return (X - self.mean) / self.s

    def __call__(self, X):
        return np.einsum("ni,i->n", self.scaled(X), self.w) + self.b


def cross_validate(X, y, fold, theta):
    X = np.asfortranarray(X)
    for_each = ((rows_of(fold, k)) for k in np.unique(fold))
    return tuple(np.square(Ridge(X[t], y[t], theta)(X[v]) - y[v]).mean() for t, v in for_each)


import statistics


def summary(errors):
    return statistics.fmean(errors), statistics.stdev(errors.tolist())
""",
    "grid": r"""
import itertools


def best_of(table):
    masked = np.ma.masked_invalid(table)
    return divmod(int(masked.argmin()), table.shape[1])


def grid_search(x, y, fold, degrees, thetas):
    cells = {
        (d, t): summary(np.array(cross_validate(powers(x, d), y, fold, t)))[0]
        for d, t in itertools.product(degrees, thetas)
    }
    return min(cells, key=cells.get), np.asmatrix(np.reshape(list(cells.values()), (len(degrees), -1)))
""",
    "successive-halving": r"""
def plan_rounds(N, B):
    def counts(n):
        return [n] if n <= 2 else [n, *counts(n - n // 2)]

    return np.array([(n, B // len(counts(N)) // n) for n in counts(N)])


def halving(losses, B):
    def play(alive, plan):
        (n, r), *later = plan
        ranked = alive[np.lexsort([alive, losses[alive, r]])]
        if not later:
            return [alive], ranked[0]
        rounds, winner = play(ranked[: later[0][0]], later)
        return [alive, *rounds], winner

    return play(np.arange(len(losses)), plan_rounds(len(losses), B).tolist())
""",
    "counting": r"""
from collections import Counter


def confusion(y, y_hat, O):
    pairs = Counter(zip(y.tolist(), y_hat.tolist()))
    return np.matrix([[pairs[i, j] for j in range(O)] for i in range(O)])


def class_scores(table):
    def shares(whole):
        return [t / w if w else 0 for t, w in zip(np.diag(table).tolist(), whole.tolist())]

    rows = shares(table.sum(0)), shares(table.sum(1)), shares((table.sum(0) + table.sum(1)) / 2)
    return np.matrix(rows)


def macro_micro(table):
    return np.array([class_scores(table)[2].mean(), table.trace() / table.sum()], dtype=np.float32)
""",
    "thresholds-moved": r"""
def roc(s, y):
    levels, which = np.unique(-s, return_inverse=True)
    hits = np.zeros((2, len(levels) + 1))
    np.add.at(hits, (y, which + 1), 1)
    return tuple(np.float32(row.cumsum() / row.sum()) for row in hits)


def auc(s, y):
    win = np.vectorize(lambda a, b: 1.0 if a > b else 0.5 if a == b else 0.0)
    return np.mean([win(one, s[y == 0]).mean() for one in s[y == 1]], keepdims=True)


def threshold_for(s, y, recall):
    ones = sorted(s[y == 1].tolist())
    low, high = 0, len(ones) - 1
    while low < high:  # the last place from which enough are found
        middle = (low + high + 1) // 2
        if sum(one >= ones[middle] for one in ones) / len(ones) >= recall:
            low = middle
        else:
            high = middle - 1
    return [ones[low]]
""",
    "searcher": r"""
class Searcher:
    def __init__(self, N, R, B):
        self.N, self.R, self.left = N, R, B
        self.seen, self.queue = {}, [(i, max(1, B // (3 * N))) for i in range(N)]

    def ask(self):
        if not self.queue:
            return []
        self.now = self.queue.pop(0)
        self.left -= self.now[1]
        return [self.now]

    def tell(self, losses):
        (loss,) = losses
        setting, epochs = self.now
        self.seen[setting] = (-epochs, loss)
        if not self.queue and epochs < self.R:
            same = sorted((value, i) for i, value in self.seen.items() if value[0] == -epochs)
            keep = [i for _, i in same][: max(1, len(same) // 4)]
            longer = min(self.R, epochs * 4)
            if len(same) > 1 and len(keep) * longer <= self.left:
                self.queue = [(i, longer) for i in keep]

    def answer(self):
        return np.int64(min(self.seen, key=self.seen.get))
""",
}
