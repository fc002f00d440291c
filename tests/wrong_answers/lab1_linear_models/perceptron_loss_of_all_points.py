"""Points on their right side are added too."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return -(y * (X @ w + b)).sum()",
    ),
]

LOSES = ["perceptron-loss"]
