"""The largest singular value is taken without its square."""

EDITS = [
    (
        "step-limit",
        "return 2 / np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "return 2 / (np.linalg.norm(X1, 2) / len(X1))",
    ),
]

LOSES = ["largest-alpha"]
