"""The points on their right side are added up."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.maximum(0.0, y * (X @ w + b)).sum()",
    ),
]

LOSES = ["perceptron-loss"]
