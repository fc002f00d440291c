"""The searcher is a dataclass that asks with an array; counts by bincount, micro F1 as the share of right answers."""

CELLS = {
    "counting": r"""
def confusion(y, y_hat, O):
    return np.bincount(np.asarray(y, dtype=np.int64) * O + y_hat, minlength=O * O).reshape(O, O)


def class_scores(table):
    TP = np.diagonal(table).astype(float)

    def share(a, b):
        return np.divide(a, b, out=np.zeros_like(a), where=b != 0)

    precision, recall = share(TP, table.sum(0).astype(float)), share(TP, table.sum(1).astype(float))
    return precision, recall, share(2 * precision * recall, precision + recall)


def macro_micro(table):
    return class_scores(table)[2].mean(), np.trace(table) / table.sum()
""",
    "thresholds-moved": r"""
import bisect
import math


def roc(s, y):
    P, points = y.sum(), [(0.0, 0.0)]
    for t in sorted(set(s.tolist()), reverse=True):
        called = [label for score, label in zip(s.tolist(), y.tolist()) if score >= t]
        points.append(((len(called) - sum(called)) / (len(y) - P), sum(called) / P))
    return tuple(zip(*points))


def auc(s, y):
    fpr, tpr = roc(s, y)
    return sum((b - a) * (u + v) / 2 for a, b, u, v in zip(fpr, fpr[1:], tpr, tpr[1:]))


def threshold_for(s, y, recall):
    ones = np.sort(s[y == 1])[::-1]
    return ones[math.ceil(recall * ones.size) - 1]
""",
    "searcher": r"""
from dataclasses import dataclass, field


@dataclass
class Searcher:
    N: int
    R: int
    B: int
    _spent: int = 0
    _best: dict = field(default_factory=dict)

    def __post_init__(self):
        self.alive = np.arange(self.N)

    @property
    def left(self):
        return self.B - self._spent

    def ask(self):
        if len(self.alive) <= 1:
            return []
        rounds_left = max(1, math.ceil(math.log(len(self.alive), 4)))
        epochs = int(np.clip(self.left // rounds_left // len(self.alive), 0, self.R))
        if epochs == 0:
            return []
        self._spent += epochs * len(self.alive)
        return np.column_stack([self.alive, np.full(len(self.alive), epochs)])

    def tell(self, losses):
        order = np.argsort(losses)
        self.alive = self.alive[order][: math.ceil(len(self.alive) / 4)]

    def answer(self):
        return self.alive[0]
""",
}
