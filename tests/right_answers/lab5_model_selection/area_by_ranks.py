"""The area by the sum of ranks, ties sharing theirs; the curve as one array with its end said twice."""

CELLS = {
    "thresholds-moved": r"""
def roc(s, y):
    points = [[0.0, 0.0]]
    for t in np.unique(s)[::-1]:
        points.append([np.sum((s >= t) & (y == 0)) / np.sum(y == 0), np.sum((s >= t) & (y == 1)) / np.sum(y == 1)])
    return np.array([*points, [1.0, 1.0]]).T


def auc(s, y):
    rank = np.array([np.sum(s < score) + (np.sum(s == score) + 1) / 2 for score in s])
    ones, zeros = np.sum(y == 1), np.sum(y == 0)
    return np.array([(rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * zeros)])


def threshold_for(s, y, recall):
    t = np.sort(np.unique(s))
    rates = np.array([(s[y == 1] >= score).mean() for score in t])
    return t[rates >= recall][-1]
""",
}
