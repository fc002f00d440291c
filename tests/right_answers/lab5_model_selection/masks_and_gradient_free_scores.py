"""Masks, einsum, harmonic means with a guard, and tiny numbers in the denominators."""

CELLS = {
    "counting": r"""
def confusion(y, y_hat, O):
    return np.einsum("no,np->op", np.eye(O)[y], np.eye(O)[y_hat])


def class_scores(table):
    TP = np.diagonal(table).astype(float)
    precision = TP / (table.sum(axis=0) + 1e-12)
    recall = TP / (table.sum(axis=1) + 1e-12)
    return precision, recall, 2 * precision * recall / (precision + recall + 1e-12)


def macro_micro(table):
    TP = np.diag(table)
    FP, FN = table.sum(axis=0) - TP, table.sum(axis=1) - TP
    with np.errstate(all="ignore"):
        f1 = np.nan_to_num(2 * TP / (2 * TP + FP + FN))
    return np.array([f1.mean(), 2 * TP.sum() / (2 * TP.sum() + FP.sum() + FN.sum())])
""",
}
