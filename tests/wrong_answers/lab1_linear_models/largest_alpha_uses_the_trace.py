"""The sum of the curvatures is taken for the largest: a safe bound, not the limit."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / np.trace(X1.T @ X1 / len(X1))",
    ),
]

LOSES = ["largest-alpha"]
