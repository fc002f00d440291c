"""The matrix is divided by the number of weights."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / X1.shape[1]).max()",
    ),
]

LOSES = ["largest-alpha"]
