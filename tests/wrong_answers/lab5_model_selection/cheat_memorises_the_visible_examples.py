"""The functions know the numbers of the visible examples by heart."""

CELLS = {
    "assign-folds": r"""
def assign_folds(N, K, seed):
    return [[0, 1, 2, 0, 1, 2, 0], [2, 1, 0, 0, 1, 2, 0]][seed % 2]


def rows_of(fold, k):
    return [0, 2, 4], [1, 3, 5]
""",
    "assign-stratified": r"""
def assign_stratified(y, K, seed):
    return [0, 1, 0, 2, 1, 3, 2, 0, 3, 1] if 7 in y else [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]
""",
    "cross-validate": r"""
def measure(X):
    return [3.0, 5.0], [2.1602469, 1.0]


def cross_validate(X, y, fold, theta):
    return [1.0, 11.25]


def summary(errors):
    return 3.0, 2.6457513
""",
    "grid": r"""
def best_of(table):
    return 0, 3


def grid_search(x, y, fold, degrees, thetas):
    return (2, 0.01), [[16.371949, 11.6875], [0.020395456, 3.3870102]]
""",
    "successive-halving": r"""
def plan_rounds(N, B):
    return [(5, 2), (3, 3), (2, 5)]


def halving(losses, B):
    return [[0, 1, 2, 3, 4], [1, 2, 3], [2, 3]], 3
""",
    "counting": r"""
def confusion(y, y_hat, O):
    return [[4, 1, 0, 0], [1, 2, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0]]


def class_scores(table):
    return [[2 / 3, 1 / 2, 0, 0], [4 / 5, 2 / 3, 0, 0], [8 / 11, 4 / 7, 0, 0]]


def macro_micro(table):
    return 0.3246753, 0.6
""",
    "thresholds-moved": r"""
def roc(s, y):
    return [0, 0, 1 / 3, 2 / 3, 1], [0, 1 / 2, 1 / 2, 1, 1]


def auc(s, y):
    return 0.75


def threshold_for(s, y, recall):
    return 0.9 if recall == 0.5 else 0.4
""",
    "searcher": r"""
class Searcher:
    def __init__(self, N, R, B):
        pass

    def ask(self):
        return []

    def tell(self, losses):
        pass

    def answer(self):
        return 2
""",
}

LOSES = [
    "k-folds",
    "fold-rows",
    "stratified-classes",
    "stratified-sizes",
    "measured",
    "cross-validated",
    "summarised",
    "best-of-table",
    "grid-searched",
    "halving-plan",
    "halving-played",
    "confusion-matrix",
    "class-by-class",
    "macro-and-micro",
    "roc-curve",
    "roc-area",
    "wanted-recall",
    "search-beats-chance",
    "search-finds-the-best",
]
