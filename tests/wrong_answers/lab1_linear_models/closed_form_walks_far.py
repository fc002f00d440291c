"""Twenty thousand steps downhill stand in for the formula: enough only where the features are large."""

CELLS = {
    "normal-equations": r"""
def closed_form(X, y):
    X1 = np.column_stack([np.ones(len(X)), X]).astype(float)
    w_hat = np.zeros(X1.shape[1])
    A, c = X1.T @ X1 / len(X1), X1.T @ y / len(X1)
    alpha = 1 / np.linalg.eigvalsh(A)[-1]
    for _ in range(20000):
        w_hat = w_hat - alpha * (A @ w_hat - c)
    return w_hat
""",
}

LOSES = ["closed-form"]
