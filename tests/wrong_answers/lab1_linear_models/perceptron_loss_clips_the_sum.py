"""The maximum with 0 is taken of the sum, not of each term."""

EDITS = [
    (
        "perceptron-sum",
        "np.maximum(0.0, -y * (X @ w + b)).sum()",
        "max(0.0, (-y * (X @ w + b)).sum())",
    ),
]

LOSES = ["perceptron-loss"]
