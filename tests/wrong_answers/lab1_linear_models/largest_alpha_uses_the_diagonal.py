"""The largest entry of the diagonal is taken for the largest eigenvalue."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / np.diag(X1.T @ X1 / len(X1)).max()",
    ),
]

LOSES = ["largest-alpha"]
