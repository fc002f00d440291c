"""The library's own functions are imported; where the notebook is graded, they are not there."""

CELLS = {
    "assign-folds": r"""
from course_lib.data.splits import k_fold


def assign_folds(N, K, seed):
    fold = np.empty(N, int)
    for k, (_, rows) in enumerate(k_fold(N, K, rng=np.random.default_rng(seed))):
        fold[rows] = k
    return fold


def rows_of(fold, k):
    return np.flatnonzero(fold != k), np.flatnonzero(fold == k)
""",
    "assign-stratified": r"""
from course_lib.data import stratified_k_fold


def assign_stratified(y, K, seed):
    fold = np.empty(len(y), int)
    for k, (_, rows) in enumerate(stratified_k_fold(y, K, rng=np.random.default_rng(seed))):
        fold[rows] = k
    return fold
""",
    "counting": r"""
from course_lib.maths import metrics


def confusion(y, y_hat, O):
    return metrics.confusion_matrix(y_hat, y, O)


def class_scores(table):
    return np.array([metrics.precision(table), metrics.recall(table), metrics.f1(table)])


def macro_micro(table):
    return metrics.averaged("f1", table, "macro"), metrics.averaged("f1", table, "micro")
""",
    "thresholds-moved": r"""
from sklearn.metrics import roc_auc_score, roc_curve


def roc(s, y):
    return roc_curve(y, s, drop_intermediate=False)[:2]


def auc(s, y):
    return roc_auc_score(y, s)


def threshold_for(s, y, recall):
    return max(t for t in s if np.mean(s[y == 1] >= t) >= recall)
""",
}

LOSES = [
    "k-folds",
    "fold-rows",
    "stratified-classes",
    "stratified-sizes",
    "confusion-matrix",
    "class-by-class",
    "macro-and-micro",
    "roc-curve",
    "roc-area",
    "wanted-recall",
]
