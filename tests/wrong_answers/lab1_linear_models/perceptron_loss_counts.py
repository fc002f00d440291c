"""The misclassified points are counted."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.sum(y * (X @ w + b) < 0)",
    ),
]

LOSES = ["perceptron-loss"]
