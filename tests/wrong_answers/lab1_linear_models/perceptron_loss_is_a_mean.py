"""The loss is a mean over all points."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.maximum(0.0, -y * (X @ w + b)).mean()",
    ),
]

LOSES = ["perceptron-loss"]
