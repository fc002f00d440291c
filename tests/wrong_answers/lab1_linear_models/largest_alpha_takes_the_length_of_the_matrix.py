"""The Frobenius norm adds up all curvatures in squares: near the limit, but not it."""

EDITS = [
    (
        "step-limit",
        "np.linalg.eigvalsh(X1.T @ X1 / len(X1)).max()",
        "np.linalg.norm(X1.T @ X1 / len(X1))",
    ),
]

LOSES = ["largest-alpha"]
