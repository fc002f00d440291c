"""The products are squared."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return (np.maximum(0.0, -y * (X @ w + b)) ** 2).sum()",
    ),
]

LOSES = ["perceptron-loss"]
