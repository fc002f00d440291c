"""Cross-validation in float32, with weights from a least-squares solver of stacked rows."""

CELLS = {
    "cross-validate": r"""
def measure(X):
    X = X.astype(np.float32)
    mean = X.mean(axis=0, keepdims=True)
    s = np.sqrt(((X - mean) ** 2).mean(axis=0, keepdims=True))
    s[s == 0] = 1
    return mean, s


def cross_validate(X, y, fold, theta):
    X, y = X.astype(np.float32), y.astype(np.float32)
    errors = np.zeros(max(fold) + 1, dtype=np.float32)
    for k in range(len(errors)):
        train, held = fold != k, fold == k
        mean, s = measure(X[train])
        Z, b = (X - mean) / s, y[train].mean()
        rows = np.vstack([Z[train], np.sqrt(theta * train.sum()) * np.eye(Z.shape[1])])
        goal = np.append(y[train] - b, np.zeros(Z.shape[1]))
        w = np.linalg.lstsq(rows, goal, rcond=None)[0]
        errors[k] = np.square(Z[held] @ w + b - y[held]).mean()
    return errors


def summary(errors):
    errors = np.asarray(errors)
    mean = errors.mean(keepdims=True)
    return mean, np.sqrt(np.sum((errors - mean) ** 2) / (errors.size - 1))
""",
}
