"""The means are taken away first, so the loss is another one."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / np.linalg.eigvalsh((X1 - X1.mean(axis=0)).T @ (X1 - X1.mean(axis=0)) / len(X1) "
        "+ np.diag([1.0] + [0.0] * X.shape[1])).max()",
    ),
]

LOSES = ["largest-alpha"]
