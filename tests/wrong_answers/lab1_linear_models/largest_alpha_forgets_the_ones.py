"""The curvature of the start is forgotten."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / np.linalg.eigvalsh(X.T @ X / len(X)).max()",
    ),
]

LOSES = ["largest-alpha"]
