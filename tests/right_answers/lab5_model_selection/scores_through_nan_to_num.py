"""Divides first, and turns nan into 0 afterwards; counts with a two-dimensional histogram."""

CELLS = {
    "counting": r"""
def confusion(y, y_hat, O):
    table, _, _ = np.histogram2d(y, y_hat, bins=O, range=[[-0.5, O - 0.5], [-0.5, O - 0.5]])
    return table


def class_scores(table):
    TP = np.diag(table)
    precision = np.nan_to_num(TP / table.sum(axis=0))
    recall = np.nan_to_num(TP / table.sum(axis=1))
    f1 = np.nan_to_num(2 * precision * recall / (precision + recall))
    return np.vstack([precision, recall, f1])


def macro_micro(table):
    return class_scores(table)[2].mean(), np.trace(table) / np.sum(table)
""",
}
