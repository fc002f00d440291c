"""The loss is a mean over the misclassified points."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "wrong = y * (X @ w + b) < 0\n    return np.maximum(0.0, -y * (X @ w + b)).sum() / max(wrong.sum(), 1)",
    ),
]

LOSES = ["perceptron-loss"]
