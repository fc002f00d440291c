"""ROC by one sort and running sums, the area by trapezoids, the threshold by a sorted list of the ones."""

CELLS = {
    "thresholds-moved": r"""
def roc(s, y):
    order = np.argsort(s)[::-1]
    ends = np.append(np.flatnonzero(np.diff(s[order])), len(s) - 1)
    tp, fp = np.cumsum(y[order])[ends], np.cumsum(1 - y[order])[ends]
    return np.concatenate([[0], fp / fp[-1]]), np.concatenate([[0], tp / tp[-1]])


def auc(s, y):
    x, h = roc(s, y)
    return sum((x[i] - x[i - 1]) * (h[i] + h[i - 1]) / 2 for i in range(1, len(x)))


def threshold_for(s, y, recall):
    ones = np.sort(s[y == 1])[::-1]
    enough = np.arange(1, len(ones) + 1) / len(ones) >= recall
    return ones[np.flatnonzero(enough)[0]]
""",
}
