"""b is missing."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.maximum(0.0, -y * (X @ w)).sum()",
    ),
]

LOSES = ["perceptron-loss"]
