"""1/λ is the step that arrives at once, not the limit."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 1 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
    ),
]

LOSES = ["largest-alpha"]
