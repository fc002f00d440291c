"""Points nearer than 1 count as well: that is the hinge loss."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.maximum(0.0, 1 - y * (X @ w + b)).sum()",
    ),
]

LOSES = ["perceptron-loss"]
