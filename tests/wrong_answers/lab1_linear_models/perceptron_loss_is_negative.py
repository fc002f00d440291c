"""The minus in front of the sum is missing."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.minimum(0.0, y * (X @ w + b)).sum()",
    ),
]

LOSES = ["perceptron-loss"]
