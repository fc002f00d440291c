"""The worst point alone counts."""

EDITS = [
    (
        "perceptron-sum",
        "np.maximum(0.0, -y * (X @ w + b)).sum()",
        "np.maximum(0.0, -y * (X @ w + b)).max()",
    ),
]

LOSES = ["perceptron-loss"]
