"""The smallest curvature is taken."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).min()",
    ),
]

LOSES = ["largest-alpha"]
