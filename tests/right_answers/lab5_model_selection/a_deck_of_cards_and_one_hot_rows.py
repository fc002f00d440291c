"""A deck shuffled by the random module, one-hot rows multiplied, halving sorted by two keys, ROC by running sums."""

CELLS = {
    "assign-folds": r"""
import random
import numpy as xp


def assign_folds(N, K, seed):
    deck = [i % K for i in range(N)]
    random.Random(seed).shuffle(deck)
    return deck


def rows_of(fold, k):
    rows = xp.arange(len(fold))
    return rows[fold != k].tolist(), [int(i) for i in rows if fold[i] == k]
""",
    "grid": r"""
def best_of(table):
    clean = np.nan_to_num(table, nan=np.inf)
    return divmod(int(clean.argmin()), table.shape[1])


def grid_search(x, y, fold, degrees, thetas):
    score = np.vectorize(lambda d, t: np.asarray(cross_validate(powers(x, d), y, fold, t)).mean())
    table = score(np.array(degrees)[:, None], np.array(thetas)[None, :])
    i, j = best_of(table)
    return [degrees[i], thetas[j]], table
""",
    "counting": r"""
def confusion(y, y_hat, O):
    return np.eye(O)[y].T @ np.eye(O)[y_hat]


def class_scores(table):
    out = np.zeros((3, len(table)))
    for k in range(len(table)):
        TP = table[k, k]
        FP, FN = table[:, k].sum() - TP, table[k].sum() - TP
        out[0, k] = TP / (TP + FP) if TP + FP else 0
        out[1, k] = TP / (TP + FN) if TP + FN else 0
        out[2, k] = 2 * TP / (2 * TP + FP + FN) if TP else 0
    return out


def macro_micro(table):
    F1 = class_scores(table)[2]
    return np.array([np.mean(F1), np.trace(table) / np.sum(table)])
""",
    "successive-halving": r"""
def plan_rounds(N, B):
    rounds = (N - 1).bit_length()
    n = [-(-N // 2**t) for t in range(rounds)]
    return np.array([[k, B // (k * rounds)] for k in n])


def halving(losses, B):
    alive = np.arange(losses.shape[0])
    trained = []
    for n, r in plan_rounds(losses.shape[0], B):
        alive = np.sort(alive[:n])
        trained.append(alive.tolist())
        alive = alive[np.lexsort((alive, losses[alive, r]))]
    return trained, int(alive[0])
""",
    "thresholds-moved": r"""
def roc(s, y):
    order = np.argsort(-s.astype(float), kind="stable")
    s, y = s[order], y[order]
    last = np.append(np.diff(s) != 0, True)
    tp, fp = np.cumsum(y)[last], np.cumsum(1 - y)[last]
    return np.insert(fp / fp[-1], 0, 0), np.insert(tp / tp[-1], 0, 0)


def auc(s, y):
    wins = np.subtract.outer(s[y == 1].astype(float), s[y == 0].astype(float))
    return (np.sign(wins).mean() + 1) / 2


def threshold_for(s, y, recall):
    fpr, tpr = roc(s, y)
    thresholds = np.unique(s)[::-1]
    return thresholds[np.argmax(tpr[1:] >= recall)]
""",
}
