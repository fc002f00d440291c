"""np.linalg.eigvals does not sort: the last eigenvalue is the largest only by luck."""

EDITS = [
    (
        "step-limit",
        "np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "np.linalg.eigvals(X1.T @ X1 / len(X1))[-1]",
    ),
]

LOSES = ["largest-alpha"]
