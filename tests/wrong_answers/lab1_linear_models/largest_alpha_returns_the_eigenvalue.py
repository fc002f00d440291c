"""The curvature itself is returned."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
    ),
]

LOSES = ["largest-alpha"]
